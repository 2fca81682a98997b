-- What a row said before it was erased or redacted leaves the op log; that it happened stays. So requests may
-- write the log's bodies and nothing else of it.

GRANT UPDATE (body) ON op_log TO stormops_app;
CREATE INDEX op_log_words_idx ON op_log (row_id, tenant_id)
    WHERE entity IN ('notes', 'identity_nodes', 'identifiers', 'identity_events');
