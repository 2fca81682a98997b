ALTER TABLE visit_wishes ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit_wishes FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON visit_wishes
    USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))
    WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE ON visit_wishes TO stormops_app;
