package io.ovation.server.wiring;

import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.LedgerShard;
import io.ovation.server.feed.LiveFeed;
import io.ovation.server.identity.Personas;
import io.ovation.server.identity.PlatformKeys;
import io.ovation.server.identity.Secrets;
import io.ovation.server.store.Database;
import io.ovation.server.store.Jobs;
import io.ovation.server.store.Migrations;
import io.ovation.server.store.Sweeper;
import io.ovation.server.vault.Vault;
import io.ovation.server.vault.VaultClosed;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The order in which the server comes up and goes down. Runs before the start-up observers of features, which find
 * tables, clocks, users and books in place; jobs start last.
 */
@ApplicationScoped
class Startup {
    private final Migrations migrations;
    private final Database database;
    private final Secrets secrets;
    private final Vault vault;
    private final Clocks clocks;
    private final PlatformKeys keys;
    private final Personas personas;
    private final LedgerShard shard;
    private final LiveFeed live;
    private final Jobs jobs;
    private final Sweeper sweeper;
    private final StartupState state;
    private final List<DemoSeed> seeds;

    Startup(
            Migrations migrations,
            Database database,
            Secrets secrets,
            Vault vault,
            Clocks clocks,
            PlatformKeys keys,
            Personas personas,
            LedgerShard shard,
            LiveFeed live,
            Jobs jobs,
            Sweeper sweeper,
            StartupState state,
            @All List<DemoSeed> seeds) {
        this.migrations = migrations;
        this.database = database;
        this.secrets = secrets;
        this.vault = vault;
        this.clocks = clocks;
        this.keys = keys;
        this.personas = personas;
        this.shard = shard;
        this.live = live;
        this.jobs = jobs;
        this.sweeper = sweeper;
        this.state = state;
        this.seeds = seeds;
    }

    void floor(@Observes @Priority(1) StartupEvent event) {
        boolean isFresh = migrations.apply();
        DataMode.keep(database, secrets.mode());
        requireKeys();
        if (isFresh && state.demo().equals("planting")) {
            seeds.forEach(seed -> clocks.beginBehindBy(seed.history()));
        }
        clocks.load();
        keys.load();
        personas.ensure();
        shard.start(
                state.holder(),
                state.peerHost()
                        .map(host -> new InetSocketAddress(host, state.peerPort()))
                        .orElse(null));
        if (state.peerHost().isPresent()) {
            clocks.follow();
        }
        live.start();
    }

    /** Before anything is sealed or opened: the keys of a neighbour, or of this data, and no others. */
    private void requireKeys() {
        try {
            vault.agree();
        } catch (VaultClosed | IllegalArgumentException otherKeys) {
            throw new StartupRefused(String.valueOf(otherKeys.getMessage()));
        }
    }

    void jobs(@Observes @Priority(10_000) StartupEvent event) {
        if (state.jobs()) {
            jobs.start();
            sweeper.start();
        }
    }

    void down(@Observes @Priority(10_000) ShutdownEvent event) {
        sweeper.stop();
        jobs.stop();
        live.stop();
        clocks.stop();
        shard.stop();
    }
}
