package org.entrepot.kit.retention;

/**
 * What is forgotten when it is past its keeping, and how it is found.
 *
 * <p>It is deleted a few pages of its table at a time, in the order in which they lie on the disk: each batch begins at the page at which
 * the one before it ended, so that no row is looked at twice, however many there are. A search from the beginning would meet what
 * was deleted before again and again.
 */
public enum Kept {
    INBOX("inbox", "heard_at", """
            not exists (select from parked_event p where p.event_id = t.event_id and p.state = 'PARKED')
            """),
    ERRAND("errand", "done_at", "t.state = 'DONE'"),
    IDEMPOTENCY_KEY("idempotency_key", "created_at", "true");

    private final String table;
    private final String since;
    private final String mayGo;

    Kept(String table, String since, String mayGo) {
        this.table = table;
        this.since = since;
        this.mayGo = mayGo;
    }

    /** What the table is called, in the database and in metrics. */
    public String table() {
        return table;
    }

    /**
     * Asks for the first and the last page ({@code first}, {@code last}) that hold anything past its keeping, null without any; the index by
     * time passes over what is young. Bind {@code before}.
     */
    String ends() {
        return """
                select (min(t.ctid)::text::point)[0]::bigint as first, (max(t.ctid)::text::point)[0]::bigint as last
                from %s t where t.%s < :before and %s
                """.formatted(table, since, mayGo);
    }

    /**
     * Deletes what is past its keeping on some pages, and reads no others; what another process is deleting is left to it. Bind {@code before}.
     * The time is asked in a way that no index knows, because an index would lead beyond these pages.
     *
     * @param page the first of them, counted from 0
     * @param end the one after the last
     */
    public String batch(long page, long end) {
        return """
                delete from %1$s where ctid = any(array(
                    select t.ctid from %1$s t
                    where t.ctid >= '(%2$d,0)' and t.ctid < '(%3$d,0)' and coalesce(t.%4$s, 'infinity') < :before and %5$s
                    for update skip locked))
                """.formatted(table, page, end, since, mayGo);
    }
}
