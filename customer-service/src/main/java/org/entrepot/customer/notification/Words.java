package org.entrepot.customer.notification;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.customer.order.OrderLines;
import org.entrepot.events.Money;

/** Numbers, amounts and days as people of one language and country write them. */
final class Words {

    private final Locale locale;
    private final ZoneId zone;
    private final DateTimeFormatter days;
    private final Map<String, NumberFormat> amounts = new ConcurrentHashMap<>();

    Words(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.days = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
    }

    /** A line of a list of goods; without a price, {@code total} is empty. */
    record Line(String sku, int quantity, String total) {}

    /** What templates can name. */
    Map<String, Object> of(Waiting waiting) {
        var content = new HashMap<String, Object>();
        var details = waiting.details();
        content.put("number", waiting.orderNumber());
        content.put("total", money(waiting.total()));
        content.put("lines", details.items() == null ? ordered(waiting.lines()) : counted(details.items()));
        if (details.reason() != null) content.put("reason", details.reason());
        if (details.amount() != null) content.put("amount", money(details.amount()));
        if (details.parcel() != null) put(content, details.parcel());
        if (details.goods() != null) put(content, details.goods());
        return content;
    }

    private void put(Map<String, Object> content, Details.Parcel parcel) {
        content.put("carrier", parcel.carrier());
        content.put("trackingNumber", parcel.trackingNumber());
        content.put("trackingUrl", parcel.trackingUrl());
        content.put("linkable", parcel.trackingUrl().matches("https?://.*"));
        content.put("promisedOn", day(parcel.promisedOn()));
    }

    private void put(Map<String, Object> content, Details.Return goods) {
        content.put("rmaNumber", goods.rmaNumber());
        content.put("labelNumber", goods.trackingNumber());
        content.put("sendBy", day(LocalDate.ofInstant(goods.sendBy(), zone)));
    }

    private List<Line> ordered(List<OrderLines.Line> lines) {
        return lines.stream()
                .map(line -> new Line(line.sku(), line.quantity(), money(line.total())))
                .toList();
    }

    private static List<Line> counted(List<Details.Item> items) {
        return items.stream()
                .map(item -> new Line(item.sku(), item.quantity(), ""))
                .toList();
    }

    String money(Money amount) {
        // A format is not for several threads; a copy is cheap, a new one is not.
        var format = (NumberFormat)
                amounts.computeIfAbsent(amount.currency(), this::format).clone();
        return format.format(BigDecimal.valueOf(amount.minor(), format.getMaximumFractionDigits()));
    }

    private NumberFormat format(String code) {
        var currency = Currency.getInstance(code);
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        var digits = Math.max(currency.getDefaultFractionDigits(), 0);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format;
    }

    String day(LocalDate date) {
        return days.format(date);
    }
}
