package org.entrepot.simulators;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.simulators.CarrierName.Service;

/** All parcels of both carriers: labels, manifests and movements, kept in a journal and applied again at start. */
final class ParcelBook implements AutoCloseable {
    private static final int FIRST_SERIAL = 10_000_000;

    private final Map<String, Parcel> parcels = new LinkedHashMap<>();
    private final Map<CarrierName, Integer> serials = new EnumMap<>(CarrierName.class);
    private final GivenAnswers answers = new GivenAnswers();
    private final Chronicle<ParcelFact> chronicle;
    private final Webhooks webhooks;
    private final Misbehaviour misbehaviour;
    private final Movements movements;
    private final URI publicUrl;
    private final Clock clock;

    ParcelBook(Carrier.Config config, URI publicUrl, Misbehaviour misbehaviour, Clock clock) {
        this.publicUrl = publicUrl;
        this.misbehaviour = misbehaviour;
        this.clock = clock;
        chronicle = new Chronicle<>(config.data(), "parcels", ParcelFact.class);
        webhooks =
                new Webhooks(config.webhookSecret(), config.webhookUrls(), config.retry(), 1, misbehaviour, chronicle);
        var untold = chronicle.replay(this::apply);
        untold.forEach(webhooks::resume);
        movements = new Movements(this, config.pace(), clock);
        movements.follow(parcels.values());
    }

    synchronized Acted<Parcel.Label> label(CarrierName carrier, AskedLabel asked, Stamp stamp) {
        return answers.once(stamp, Parcel.Label.class, () -> {
            var rate = rate(carrier, asked.service(), asked.weightGrams(), asked.size(), asked.from(), asked.to());
            return keep(new ParcelFact.Labelled(
                    nextNumber(carrier, asked.service()),
                    carrier,
                    asked.service(),
                    asked.shipmentReference(),
                    asked.parcelReference(),
                    null,
                    asked.weightGrams(),
                    rate.cost(),
                    rate.promisedOn(),
                    course(asked),
                    stamp));
        });
    }

    synchronized Acted<Parcel.Label> returnLabel(CarrierName carrier, AskedReturnLabel asked, Stamp stamp) {
        return answers.once(stamp, Parcel.Label.class, () -> {
            var rate = rate(carrier, asked.service(), asked.weightGrams(), asked.size(), asked.from(), asked.to());
            return keep(new ParcelFact.Labelled(
                    nextNumber(carrier, asked.service()),
                    carrier,
                    asked.service(),
                    null,
                    null,
                    asked.returnReference(),
                    asked.weightGrams(),
                    rate.cost(),
                    rate.promisedOn(),
                    Itinerary.RETURN,
                    stamp));
        });
    }

    /** To void twice is to void once; what was handed over cannot be voided. */
    synchronized Parcel.View voidLabel(CarrierName carrier, String number) {
        var parcel = parcel(carrier, number);
        if (parcel.isHandedOver()) throw Refused.conflict("already_handed_over", "The parcel is on its way");
        if (!parcel.isVoided()) commit(List.of(new ParcelFact.LabelVoided(number)), List.of());
        return parcel.view();
    }

    synchronized Acted<Manifest> handOver(CarrierName carrier, AskedManifest asked, Stamp stamp) {
        return answers.once(stamp, Manifest.class, () -> {
            for (String number : asked.trackingNumbers())
                mustBeReady(parcel(carrier, number), Parcel.Direction.OUTBOUND);
            var fact = new ParcelFact.HandedOver(Ids.next("man"), carrier, asked.trackingNumbers(), now(), stamp);
            commit(List.of(fact), List.of());
            movements.follow(asked.trackingNumbers().stream().map(parcels::get).toList());
            return Manifest.of(fact);
        });
    }

    /** The customer drops a parcel that comes back; doing so again changes nothing. */
    synchronized Parcel.View post(CarrierName carrier, String number) {
        var parcel = parcel(carrier, number);
        if (parcel.direction() == Parcel.Direction.RETURN && parcel.isHandedOver()) return parcel.view();
        mustBeReady(parcel, Parcel.Direction.RETURN);
        commit(List.of(new ParcelFact.HandedOver(null, carrier, List.of(number), now(), null)), List.of());
        movements.follow(List.of(parcel));
        return parcel.view();
    }

    /** What has happened to these parcels is written, together with the webhook that tells it. */
    synchronized void move(List<ParcelFact.Moved> moves) {
        var updates = new ArrayList<Parcel.Update>();
        for (var moved : moves) {
            var parcel = parcels.get(moved.trackingNumber());
            for (int i = 0; i < parcel.label.itinerary().timesAnnounced(); i++) updates.add(parcel.update(moved));
        }
        commit(List.copyOf(moves), List.of(Webhook.of("tracking.updated", now(), Map.of("updates", updates))));
    }

    synchronized Parcel.View view(CarrierName carrier, String number) {
        return parcel(carrier, number).view();
    }

    synchronized Parcel.View view(String number) {
        var parcel = parcels.get(number);
        if (parcel == null) throw Refused.unknown("This parcel");
        return parcel.view();
    }

    synchronized Collection<Parcel.View> all() {
        return parcels.values().stream().map(Parcel::view).toList();
    }

    /** A parcel moves and its webhook waits in one step: nothing is between the two. */
    synchronized Outlook outlook() {
        return new Outlook(
                parcels.values().stream().filter(Parcel::hasNext).count(),
                webhooks.counts().waiting());
    }

    Tariff.Rate rate(CarrierName carrier, Service service, int grams, Tariff.Size size, Party from, Party to) {
        return Tariff.rate(carrier, service, grams, size, from.country(), to.country(), today());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public void close() {
        movements.close();
        webhooks.close();
        chronicle.close();
    }

    private Itinerary course(AskedLabel asked) {
        return Itinerary.ofPostcode(asked.to().postcode())
                .orElseGet(() -> Misbehaviour.Kind.OF_PARCELS.stream()
                        .filter(kind -> misbehaviour.strikes(kind, asked.parcelReference()))
                        .map(kind -> Itinerary.valueOf(kind.name()))
                        .findFirst()
                        .orElse(Itinerary.SMOOTH));
    }

    private void mustBeReady(Parcel parcel, Parcel.Direction direction) {
        String number = parcel.label.trackingNumber();
        if (parcel.direction() != direction)
            throw Refused.conflict("wrong_direction", number + " is of the direction " + parcel.direction());
        if (parcel.isVoided()) throw Refused.conflict("label_voided", number + " was voided");
        if (parcel.isHandedOver()) throw Refused.conflict("already_handed_over", number + " is on its way");
    }

    private Parcel.Label keep(ParcelFact.Labelled fact) {
        commit(List.of(fact), List.of());
        return answer(fact);
    }

    private void commit(List<ParcelFact> facts, List<Webhook> news) {
        long offset = chronicle.append(facts, news);
        facts.forEach(this::apply);
        news.forEach(webhook -> webhooks.send(webhook, offset));
    }

    private void apply(ParcelFact fact) {
        switch (fact) {
            case ParcelFact.Labelled labelled -> {
                parcels.put(labelled.trackingNumber(), new Parcel(labelled));
                serials.merge(labelled.carrier(), 1, Integer::sum);
                answers.keep(labelled.stamp(), answer(labelled));
            }
            case ParcelFact.LabelVoided voided ->
                parcels.get(voided.trackingNumber()).apply(voided);
            case ParcelFact.HandedOver over -> {
                over.trackingNumbers().forEach(number -> parcels.get(number).apply(over));
                answers.keep(over.stamp(), Manifest.of(over));
            }
            case ParcelFact.Moved moved -> parcels.get(moved.trackingNumber()).apply(moved);
        }
    }

    private Parcel.Label answer(ParcelFact.Labelled fact) {
        return new Parcel.Label(
                fact.trackingNumber(),
                publicUrl + "/track/" + fact.trackingNumber(),
                fact.carrier().path,
                fact.service(),
                fact.returnReference() == null ? Parcel.Direction.OUTBOUND : Parcel.Direction.RETURN,
                fact.shipmentReference(),
                fact.parcelReference(),
                fact.returnReference(),
                fact.cost(),
                fact.promisedOn());
    }

    private Parcel parcel(CarrierName carrier, String number) {
        var parcel = parcels.get(number);
        if (parcel == null || parcel.label.carrier() != carrier) throw Refused.unknown("This parcel");
        return parcel;
    }

    private String nextNumber(CarrierName carrier, Service service) {
        return TrackingNumber.of(carrier.indicator(service), FIRST_SERIAL + serials.getOrDefault(carrier, 0), "GB");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
