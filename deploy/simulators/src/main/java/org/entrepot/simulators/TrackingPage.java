package org.entrepot.simulators;

import java.util.stream.Collectors;

/** What a customer sees who follows the link in the mail. */
final class TrackingPage {
    private TrackingPage() {}

    static Answer of(Parcel.View parcel) {
        String events = parcel.events().reversed().stream()
                .map(event ->
                        "<tr><td>%s</td><td>%s</td></tr>".formatted(Html.text(event.at()), Html.text(event.status())))
                .collect(Collectors.joining());
        return Html.page(
                parcel.trackingNumber(),
                "<p>%s, expected on %s: <b>%s</b></p><table>%s</table><p>A simulated carrier: no such parcel exists.</p>"
                        .formatted(
                                Html.text(CarrierName.of(parcel.carrier()).shown),
                                Html.text(parcel.promisedOn()),
                                Html.text(parcel.status()),
                                events));
    }
}
