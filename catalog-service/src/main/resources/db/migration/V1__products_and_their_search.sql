-- Products as they stand. The sheet is the truth; the tables below it serve uniqueness and search.
create table product (
    id          uuid        primary key,
    external_id text        not null unique,
    state       text        not null check (state in ('DRAFT', 'PUBLISHED', 'DELISTED')),
    version     bigint      not null check (version > 0),
    sheet       text        not null,
    changed_at  timestamptz not null
);

-- A SKU belongs to one product in the whole shop.
create table product_sku (
    sku        text primary key,
    product_id uuid not null references product on delete cascade
);
create index product_sku_by_product on product_sku (product_id);

-- One row per product and language: what shoppers type is looked for here. Letters without accents, in lower case.
create table product_search (
    product_id  uuid     not null references product on delete cascade,
    lang        text     not null check (lang in ('en', 'fr')),
    letters     text     not null collate "C",
    words       tsvector not null,
    codes       text[]   not null,
    price_minor bigint   not null,
    primary key (product_id, lang)
);
create index product_search_by_words on product_search using gin (words);
create index product_search_by_letters on product_search using gin (letters extensions.gin_trgm_ops);
create index product_search_by_code on product_search using gin (codes);
create index product_search_by_name on product_search (lang, letters, product_id);
create index product_search_by_price on product_search (lang, price_minor, product_id);

select platform.publish_outbox('catalog.outbox');
