package org.entrepot.simulators;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.entrepot.simulators.CarrierName.Service;

/** What a parcel costs and when it arrives: by carrier, service, zone and weight. Prices are in pence and made up. */
final class Tariff {
    private static final int MOST_GRAMS = 30_000;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> NEAR = Set.of(
            "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
            "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    /** The measures of a parcel in millimetres. */
    record Size(Integer lengthMm, Integer widthMm, Integer heightMm) {
        Size {
            for (Integer side : new Integer[] {
                Refused.require(lengthMm, "size.lengthMm"),
                Refused.require(widthMm, "size.widthMm"),
                Refused.require(heightMm, "size.heightMm")
            }) if (side < 1 || side > 2_000) throw Refused.unprocessable("bad_size", "A side is from 1 to 2000 mm");
        }

        /** The usual 5,000 cm³ to the kilogram. */
        int grams() {
            return Math.toIntExact((long) lengthMm * widthMm * heightMm / 5_000);
        }
    }

    record Rate(String carrier, Service service, Money cost, LocalDate promisedOn) {}

    private enum Zone {
        HOME(0),
        NEAR(2),
        FAR(6);

        final int moreDays;

        Zone(int moreDays) {
            this.moreDays = moreDays;
        }
    }

    private Tariff() {}

    static Rate rate(
            CarrierName carrier, Service service, int grams, Size size, String from, String to, LocalDate today) {
        if (grams < 1) throw Refused.unprocessable("bad_weight", "A parcel weighs at least one gram");
        if (grams > MOST_GRAMS) throw Refused.unprocessable("too_heavy", "A parcel weighs at most 30 kg");
        var zone = zone(from, to);
        int halfKilos = Math.ceilDiv(Math.max(grams, size == null ? 0 : size.grams()), 500);
        int factor = 1 + zone.ordinal() * 2;
        long pence = factor * (base(carrier, service) + (long) (halfKilos - 1) * perHalfKilo(carrier, service));
        int days = (service == Service.EXPRESS ? 1 : carrier == CarrierName.NORTHPOST ? 3 : 2) + zone.moreDays;
        return new Rate(carrier.path, service, new Money(pence, "GBP"), afterWorkingDays(today, days));
    }

    private static int base(CarrierName carrier, Service service) {
        return switch (carrier) {
            case NORTHPOST -> service == Service.EXPRESS ? 725 : 319;
            case SWIFTLINE -> service == Service.EXPRESS ? 699 : 385;
        };
    }

    private static int perHalfKilo(CarrierName carrier, Service service) {
        return switch (carrier) {
            case NORTHPOST -> service == Service.EXPRESS ? 95 : 60;
            case SWIFTLINE -> service == Service.EXPRESS ? 85 : 40;
        };
    }

    private static Zone zone(String from, String to) {
        for (String country : new String[] {from, to})
            if (!COUNTRIES.contains(country))
                throw Refused.unprocessable("unknown_country", "A country is an ISO 3166 code");
        if (from.equals(to)) return Zone.HOME;
        return NEAR.contains(to) || to.equals("GB") ? Zone.NEAR : Zone.FAR;
    }

    private static LocalDate afterWorkingDays(LocalDate day, int days) {
        var date = day;
        for (int left = days; left > 0; ) {
            date = date.plusDays(1);
            if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) left--;
        }
        return date;
    }
}
