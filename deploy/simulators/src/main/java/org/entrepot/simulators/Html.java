package org.entrepot.simulators;

/** A plain page that works without scripts and without anything from elsewhere. */
final class Html {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;border-bottom:1px solid #ccc;text-align:left}
            pre{white-space:pre-wrap;overflow-wrap:anywhere}
            """;

    private Html() {}

    static Answer page(String title, String body) {
        return Answer.html("""
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width"><style>%s</style></head>
                <body><h1>%s</h1>%s</body></html>
                """.formatted(text(title), STYLE, text(title), body));
    }

    static String text(Object value) {
        return String.valueOf(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
