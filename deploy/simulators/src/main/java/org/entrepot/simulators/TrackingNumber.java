package org.entrepot.simulators;

/**
 * A tracking number after UPU standard S10 (identification of postal items, 13 characters): two letters for the
 * service, eight digits, a check digit, and the two letters of the issuing country. The check digit is 11 minus the
 * sum of the digits weighted 8 6 4 2 3 5 9 7, modulo 11; 10 is written 0 and 11 is written 5.
 */
final class TrackingNumber {
    private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

    private TrackingNumber() {}

    /** @param serial 0 to 99,999,999 */
    static String of(String service, int serial, String country) {
        if (serial < 0 || serial > 99_999_999) throw new IllegalArgumentException("A serial has eight digits");
        return "%s%08d%d%s".formatted(service, serial, checkDigit(serial), country);
    }

    static boolean isValid(String text) {
        return text.matches("[A-Z]{2}[0-9]{9}[A-Z]{2}")
                && checkDigit(Integer.parseInt(text, 2, 10, 10)) == text.charAt(10) - '0';
    }

    static int checkDigit(int serial) {
        int sum = 0;
        int rest = serial;
        for (int i = WEIGHTS.length - 1; i >= 0; i--) {
            sum += rest % 10 * WEIGHTS[i];
            rest /= 10;
        }
        int check = 11 - sum % 11;
        return check == 10 ? 0 : check == 11 ? 5 : check;
    }
}
