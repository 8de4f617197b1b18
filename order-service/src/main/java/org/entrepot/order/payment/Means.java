package org.entrepot.order.payment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which way money went that did not go through the operator. */
@Schema(name = "SettlementMeans")
public enum Means {
    BANK_TRANSFER,
    VOUCHER,
    CASH,
    OTHER
}
