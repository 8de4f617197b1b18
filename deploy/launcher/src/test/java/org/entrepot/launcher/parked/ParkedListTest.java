package org.entrepot.launcher.parked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.launcher.platform.Json;
import org.junit.jupiter.api.Test;

class ParkedListTest {
    private final ParkedFact one = fact("1", "order-service", "parcel.shipped", "UnknownOrder");
    private final ParkedFact two = fact("2", "order-service", "parcel.shipped", "JsonParseException");
    private final ParkedFact three = fact("3", "order-service", "parcel.shipped", "UnknownOrder");
    private final ParkedFact four = fact("4", "inventory-service", "parcel.shipped", "UnknownOrder");

    @Test
    void facts_with_one_error_are_counted_first_the_most_frequent_on_top() {
        var lines = new ParkedList(List.of(two, one, four, three)).inWords();

        assertThat(words(lines.subList(0, 4)))
                .containsExactly(
                        "2 order-service UnknownOrder parcel.shipped",
                        "1 inventory-service UnknownOrder parcel.shipped",
                        "1 order-service JsonParseException parcel.shipped",
                        "");
        assertThat(lines.subList(4, 8)).containsExactly(two.inWords(), one.inWords(), four.inWords(), three.inWords());
    }

    @Test
    void one_error_may_be_asked_for_alone() {
        var lines = new ParkedList(List.of(one, two)).with("JsonParseException").inWords();

        assertThat(words(lines))
                .containsExactly(
                        "1 order-service JsonParseException parcel.shipped",
                        "",
                        words(List.of(two.inWords())).getFirst());
    }

    @Test
    void an_error_that_nobody_has_leaves_nothing() {
        assertThat(new ParkedList(List.of(one, two)).with("Fire").inWords()).isEmpty();
    }

    @Test
    void a_fact_is_told_with_its_number_its_key_and_the_first_line_of_what_went_wrong() {
        var listed = Json.read("""
                {"id":"7","reason":"POISON","type":"parcel.shipped","sequence":3,"key":"k","error":"UnknownOrder",
                 "detail":"There is no such order\\nat line 1"}""".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(words(List.of(ParkedFact.of("order-service", listed).inWords())))
                .containsExactly("7 order-service POISON parcel.shipped #3 key k UnknownOrder: There is no such order");
    }

    private static ParkedFact fact(String id, String service, String type, String error) {
        return new ParkedFact(id, service, "POISON", type, "1", "key-" + id, error, "said " + error);
    }

    /** Without the columns. */
    private static List<String> words(List<String> lines) {
        return lines.stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }
}
