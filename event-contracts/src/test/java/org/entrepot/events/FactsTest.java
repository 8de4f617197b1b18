package org.entrepot.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.Sheet;
import org.entrepot.events.catalog.TaxClass;
import org.entrepot.events.inventory.AdjustmentReason;
import org.entrepot.events.inventory.StockAdjusted;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.PaymentCaptured;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final UUID ID = UUID.fromString("0199a3c0-0001-7000-8000-000000000001");

    @Test
    void a_fact_keeps_its_own_copy_of_a_list() {
        var skus = new ArrayList<>(List.of("KETTLE"));
        var delisted = new ProductDelisted(ID, skus);

        skus.add("MUG");

        assertThat(delisted.skus()).containsExactly("KETTLE").isUnmodifiable();
    }

    @Test
    void a_sheet_keeps_its_texts_in_the_order_of_their_languages() {
        var texts = new HashMap<String, Sheet.Text>();
        texts.put("fr", new Sheet.Text("Bouilloire", null));
        texts.put("en", new Sheet.Text("Kettle", null));

        var sheet = aSheet(texts);
        texts.clear();

        assertThat(sheet.texts().keySet()).containsExactly("en", "fr");
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> new ProductDelisted(ID, List.of())).hasMessageContaining("skus");
        assertThatThrownBy(() -> aSheet(Map.of())).hasMessageContaining("texts");
        assertThatThrownBy(() -> aLine(0, "KETTLE", 1)).hasMessageContaining("line");
        assertThatThrownBy(() -> aLine(1, " ", 1)).hasMessageContaining("sku");
        assertThatThrownBy(() -> aLine(1, "KETTLE", 0)).hasMessageContaining("quantity");
        assertThatThrownBy(() -> new PaymentCaptured(ID, ID, ID, ID, new Money(-1, "GBP")))
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> new StockAdjusted("KETTLE", "WEB-1", 0, AdjustmentReason.COUNT, ID, null))
                .hasMessageContaining("delta");
    }

    @Test
    void an_order_is_in_one_currency() {
        var placed = (OrderPlaced) Wire.read(OrderPlaced.class, Samples.first(OrderPlaced.class));
        var inPounds = Samples.first(OrderPlaced.class);
        var mixed = inPounds.replaceAll("(\"total\": \\{\\s+\"minor\": 5140,\\s+\"currency\": )\"GBP\"", "$1\"EUR\"");

        assertThat(placed.total()).isEqualTo(new Money(5140, "GBP"));
        assertThatThrownBy(() -> Wire.read(OrderPlaced.class, mixed)).hasMessageContaining("mixed currencies");
    }

    private static Sheet aSheet(Map<String, Sheet.Text> texts) {
        var variant = new Sheet.Variant("KETTLE", null, new Money(1295, "GBP"), 850, new Sheet.Dimensions(1, 2, 3));
        return new Sheet("22423", texts, TaxClass.STANDARD, FulfilmentMode.POOLED, List.of(variant));
    }

    private static OrderPlaced.Line aLine(int line, String sku, int quantity) {
        var price = new Money(1295, "GBP");
        return new OrderPlaced.Line(line, sku, ID, quantity, price, Money.zero("GBP"), price);
    }
}
