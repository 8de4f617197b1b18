package org.entrepot.shipping.label;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The pages of one print run: they share a part of the font that has all their letters. */
final class Pages {

    private final Typeface typeface;
    private final Set<Integer> letters = new HashSet<>();
    private final List<Sheet> sheets = new ArrayList<>();

    Pages(Typeface typeface) {
        this.typeface = typeface;
    }

    Sheet next() {
        var sheet = new Sheet(typeface, letters);
        sheets.add(sheet);
        return sheet;
    }

    /** The pages as a document. */
    byte[] print(String title) {
        return typeface.blankFor(letters)
                .filled(title, sheets.stream().map(Sheet::operators).toList());
    }
}
