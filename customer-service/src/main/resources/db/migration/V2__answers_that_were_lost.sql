-- How often the mail server was told that the message is complete and gave no answer: it may have taken it each time.
-- An errand says after how many of these it sends, so that one that is left over from before sends nothing.
alter table notification add column unconfirmed int not null default 0;
