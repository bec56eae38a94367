package org.cloudpilot.store;

import javax.sql.DataSource;
import org.cloudpilot.store.entity.AccountEntity;
import org.cloudpilot.store.entity.ApiKeyEntity;
import org.cloudpilot.store.entity.AuditEntryEntity;
import org.cloudpilot.store.entity.AuditHeadEntity;
import org.cloudpilot.store.entity.AuthorityEntity;
import org.cloudpilot.store.entity.ConsoleLineEntity;
import org.cloudpilot.store.entity.ConsoleTreeEntity;
import org.cloudpilot.store.entity.CredentialEntity;
import org.cloudpilot.store.entity.ExposureEntity;
import org.cloudpilot.store.entity.InvitationEntity;
import org.cloudpilot.store.entity.KeptAnswerEntity;
import org.cloudpilot.store.entity.LastLookEntity;
import org.cloudpilot.store.entity.LiveSlotEntity;
import org.cloudpilot.store.entity.MembershipEntity;
import org.cloudpilot.store.entity.PaymentCredentialEntity;
import org.cloudpilot.store.entity.RouterEntity;
import org.cloudpilot.store.entity.SettingEntity;
import org.cloudpilot.store.entity.SnippetEntity;
import org.cloudpilot.store.entity.SpaceEntity;
import org.cloudpilot.store.entity.StoreMetaEntity;
import org.cloudpilot.store.entity.TokenFamilyEntity;
import org.h2.engine.Constants;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.cfg.AvailableSettings;

/// Builds Hibernate's session factory with no more than is used of it: building it is most of the
/// time that opening a store takes.
final class Mapping {
    private Mapping() {}

    static SessionFactory build(DataSource source) {
        var registry =
                new StandardServiceRegistryBuilder()
                        .applySetting(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source)
                        .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, "H2")
                        .applySetting(
                                AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION,
                                Constants.VERSION_MAJOR)
                        .applySetting(
                                AvailableSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION,
                                Constants.VERSION_MINOR)
                        .applySetting(AvailableSettings.ALLOW_METADATA_ON_BOOT, false)
                        .applySetting(
                                AvailableSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true)
                        .applySetting(
                                AvailableSettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new Tenants())
                        .applySetting(AvailableSettings.HBM2DDL_AUTO, "none")
                        .applySetting(AvailableSettings.JAKARTA_VALIDATION_MODE, "none")
                        .applySetting(AvailableSettings.USE_SECOND_LEVEL_CACHE, false)
                        .applySetting(AvailableSettings.USE_QUERY_CACHE, false)
                        .applySetting(AvailableSettings.XML_MAPPING_ENABLED, false)
                        .applySetting(AvailableSettings.JPA_CALLBACKS_ENABLED, false)
                        .applySetting(AvailableSettings.STATIC_METAMODEL_POPULATION, "disabled")
                        // entities are final and have no lazy parts: no bytecode is to be made
                        .addService(BytecodeProvider.class, new BytecodeProviderImpl())
                        .applySetting(AvailableSettings.STATEMENT_BATCH_SIZE, 100)
                        // its text would hold whole rows; the exception reaches the caller anyway
                        .applySetting(AvailableSettings.LOG_JDBC_ERRORS, false)
                        .build();
        try {
            return new MetadataSources(registry)
                    .addAnnotatedClass(AccountEntity.class)
                    .addAnnotatedClass(ApiKeyEntity.class)
                    .addAnnotatedClass(AuditEntryEntity.class)
                    .addAnnotatedClass(AuditHeadEntity.class)
                    .addAnnotatedClass(AuthorityEntity.class)
                    .addAnnotatedClass(ConsoleLineEntity.class)
                    .addAnnotatedClass(ConsoleTreeEntity.class)
                    .addAnnotatedClass(CredentialEntity.class)
                    .addAnnotatedClass(ExposureEntity.class)
                    .addAnnotatedClass(InvitationEntity.class)
                    .addAnnotatedClass(KeptAnswerEntity.class)
                    .addAnnotatedClass(LastLookEntity.class)
                    .addAnnotatedClass(LiveSlotEntity.class)
                    .addAnnotatedClass(MembershipEntity.class)
                    .addAnnotatedClass(PaymentCredentialEntity.class)
                    .addAnnotatedClass(RouterEntity.class)
                    .addAnnotatedClass(SettingEntity.class)
                    .addAnnotatedClass(SnippetEntity.class)
                    .addAnnotatedClass(SpaceEntity.class)
                    .addAnnotatedClass(StoreMetaEntity.class)
                    .addAnnotatedClass(TokenFamilyEntity.class)
                    .buildMetadata()
                    .buildSessionFactory();
        } catch (RuntimeException defect) {
            StandardServiceRegistryBuilder.destroy(registry);
            throw defect;
        }
    }
}
