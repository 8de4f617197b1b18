package org.entrepot.launcher.demo.day;

/** What the things of a gift shop are called, in English and in French. */
final class Names {
    private static final String[][] COLOURS = {
        {"white", "de couleur blanche"},
        {"red", "de couleur rouge"},
        {"blue", "de couleur bleue"},
        {"green", "de couleur verte"},
        {"ivory", "de couleur ivoire"},
        {"pink", "de couleur rose"},
        {"black", "de couleur noire"},
        {"striped", "à rayures"},
        {"dotted", "à pois"},
        {"flowered", "à fleurs"}
    };

    private static final String[][] SIZES = {
        {"small", "petit modèle"}, {"medium", "modèle moyen"}, {"large", "grand modèle"}, {"set of six", "lot de six"}
    };

    private static final String[][] THINGS = {
        {"tea cup", "Tasse à thé"},
        {"lantern", "Lanterne"},
        {"candle holder", "Bougeoir"},
        {"coat hanger", "Cintre"},
        {"hot water bottle", "Bouillotte"},
        {"alarm clock", "Réveil"},
        {"cake tin", "Boîte à gâteau"},
        {"lunch box", "Boîte à goûter"},
        {"picture frame", "Cadre photo"},
        {"paper chain", "Guirlande de papier"},
        {"recipe book", "Carnet de recettes"},
        {"shopping bag", "Sac à provisions"},
        {"door mat", "Paillasson"},
        {"cushion cover", "Housse de coussin"},
        {"egg cup", "Coquetier"},
        {"jam jar", "Pot à confiture"},
        {"gift tag", "Étiquette cadeau"},
        {"wall clock", "Horloge murale"},
        {"mixing bowl", "Saladier"},
        {"money box", "Tirelire"},
        {"pencil case", "Trousse"},
        {"tray", "Plateau"},
        {"umbrella", "Parapluie"},
        {"washing bag", "Trousse de toilette"},
        {"bird house", "Nichoir"}
    };

    /** A name in both languages. */
    record Name(String en, String fr) {}

    private Names() {}

    /** How many different names there are. */
    static int most() {
        return THINGS.length * COLOURS.length * SIZES.length;
    }

    static Name number(int number) {
        var thing = THINGS[number % THINGS.length];
        var colour = COLOURS[number / THINGS.length % COLOURS.length];
        var size = SIZES[number / (THINGS.length * COLOURS.length) % SIZES.length];
        return new Name(colour[0] + " " + thing[0] + ", " + size[0], thing[1] + " " + colour[1] + ", " + size[1]);
    }
}
