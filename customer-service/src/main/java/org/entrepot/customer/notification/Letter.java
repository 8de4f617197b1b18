package org.entrepot.customer.notification;

/** A message as it is read: the same content as text and as HTML. */
record Letter(String subject, String text, String html) {}
