package org.entrepot.order.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client asks for. Prices, taxes and totals are ours: there is no field for them.
 *
 * @param deliverTo the delivery reference that customer-service gave
 */
public record Basket(
        @NotBlank @Size(max = 4096) String deliverTo,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters") String currency,

        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Line> lines,
        @NotNull @Valid Means payment) {

    /** @param quantity a whole number from 1 to 999 */
    @Schema(name = "BasketLine")
    public record Line(
            @NotBlank @Size(max = 64) String sku,

            @NotNull @Digits(integer = 3, fraction = 0) @DecimalMin("1") @DecimalMax("999") BigDecimal quantity) {

        int units() {
            return quantity.intValueExact();
        }
    }

    /** @param token stands for a card that the payment operator knows; a card number is refused */
    @Schema(name = "PaymentMeans")
    public record Means(
            @NotNull @Pattern(regexp = "card", message = "must be card") String method,

            @NotNull @Pattern(regexp = "tok_[A-Za-z0-9_]{1,120}", message = "must be a token of the payment operator") String token) {

        @Override
        public String toString() {
            return method;
        }
    }
}
