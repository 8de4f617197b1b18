package org.entrepot.customer.notification;

/**
 * The mail server was told that the message is complete and gave no answer: it may have taken it or not. To send it again
 * at once would give the customer the same mail as often as a slow server does not answer in time.
 */
final class Unconfirmed extends Exception {

    Unconfirmed() {
        super("the mail server did not say whether it took the message", null, false, false);
    }
}
