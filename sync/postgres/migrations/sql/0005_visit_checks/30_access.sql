ALTER TABLE visit_checks ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit_checks FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON visit_checks
    USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))
    WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE ON visit_checks TO stormops_app;
