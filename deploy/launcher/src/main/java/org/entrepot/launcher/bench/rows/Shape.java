package org.entrepot.launcher.bench.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.stack.StackFailure;

/**
 * What a table looks like.
 *
 * @param types column to type, in their order
 * @param key the columns of the primary key
 * @param unique the columns of each unique index, the primary key's first
 * @param indexed all columns of which an index knows
 * @param making the statements that make the same table, with its constraints and indexes, in an empty database
 * @param pointing those that make its foreign keys
 */
record Shape(
        Table table,
        Map<String, String> types,
        List<String> key,
        List<List<String>> unique,
        List<String> indexed,
        List<String> making,
        List<String> pointing) {
    private static final String COLUMNS = """
            select attname, format_type(atttypid, atttypmod) from pg_attribute
            where attrelid = %1$s and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
            """;

    private static final String UNIQUE = """
            select (select string_agg(a.attname, ',' order by array_position(i.indkey::int[], a.attnum::int))
                    from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey)) as columns
            from pg_index i where i.indrelid = %1$s and i.indisunique and i.indpred is null order by i.indisprimary desc, i.indexrelid
            """;

    private static final String INDEXED = """
            select distinct a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid
            where i.indrelid = %1$s and a.attnum > 0 and (a.attnum = any (i.indkey)
              or position(a.attname in coalesce(pg_get_expr(i.indpred, i.indrelid), '')) > 0)
            """;

    /** One day's partition takes all rows of a day; so does one table. */
    private static final String MAKING = """
            select 'create table %2$s (' || string_agg(format('%%I %%s', attname, format_type(atttypid, atttypmod))
                       || case when attnotnull then ' not null' else '' end, ', ' order by attnum) || ')'
                       || coalesce((select ' with (' || array_to_string(reloptions, ', ') || ')' from pg_class where oid = %1$s), '')
            from pg_attribute where attrelid = %1$s and attnum > 0 and not attisdropped and attgenerated = ''
            union all
            (select 'alter table %2$s add ' || pg_get_constraintdef(oid) from pg_constraint
             where conrelid = %1$s and contype in ('p', 'u', 'c') order by contype desc)
            union all
            select replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') from pg_index i
            where indrelid = %1$s and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.conrelid = %1$s)
            """;

    private static final String POINTING = """
            select 'alter table %2$s add ' || pg_get_constraintdef(oid) || ' deferrable initially deferred'
            from pg_constraint where conrelid = %1$s and contype = 'f'
            """;

    static Shape of(Connection sql, Table table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        for (var column : ask(sql, table, COLUMNS)) types.put(column.get(0), column.get(1));
        var unique = ask(sql, table, UNIQUE).stream()
                .map(index -> List.of(index.getFirst().split(",")))
                .toList();
        if (unique.isEmpty()) throw new StackFailure(table + " has no key");
        return new Shape(
                table,
                types,
                unique.getFirst(),
                unique,
                firsts(ask(sql, table, INDEXED)),
                firsts(ask(sql, table, MAKING)),
                firsts(ask(sql, table, POINTING)));
    }

    /** A column whose new value no index has to be told. */
    String quietColumn() {
        return types.keySet().stream()
                .filter(column -> !indexed.contains(column))
                .findFirst()
                .orElse(types.keySet().iterator().next());
    }

    private static List<String> firsts(List<List<String>> rows) {
        return rows.stream().map(List::getFirst).toList();
    }

    private static List<List<String>> ask(Connection sql, Table table, String question) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (var statement = sql.createStatement();
                var found = statement.executeQuery(question.formatted("'" + table + "'::regclass", table))) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (var column = 1; column <= found.getMetaData().getColumnCount(); column++)
                    row.add(found.getString(column));
                rows.add(row);
            }
        }
        return rows;
    }
}
