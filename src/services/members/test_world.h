// A world for the tests of members: a database with its tables, a clock that the test moves, and
// members.
#pragma once
#include <atomic>
#include <barrier>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "platform/db/temporary.h"
#include "services/activity/edition.h"
#include "services/members/members.h"

namespace members {

// recognises: passwords of invented people.
inline constexpr char good_password[] = "regnkläder på en tisdag";
inline constexpr char other_password[] = "tolv fula traktorer i rad";
inline Origin const home{.address = "192.0.2.7",
                         .user_agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0"};

struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    std::atomic<std::int64_t> clock{1'000'000'000'000};
    std::vector<outbox::Letter> letters;  ///< What would have been sent.
    Members members;

    explicit World(Settings settings = {},
                   secrets::PasswordCost cost = {.memory_kib = 64, .passes = 1})
        : members((make_tables(), *made.database), [this] { return now(); }, log,
                  with_cost(settings, cost)) {}

    basics::Time now() const { return {clock.load()}; }
    void later(std::chrono::microseconds by) { clock += by.count(); }

    /// A member who came by a link to set the password, if one is given.
    MemberId add(std::string const& email, std::string_view password = "",
                 std::vector<permissions::Grant> const& grants = {}) {
        auto const id = members.add({.email = email});
        REQUIRE(id);
        for (auto const& grant : grants) members.grant(*id, grant);
        if (!password.empty()) {
            auto const session = sign_in(*id);
            REQUIRE(members.change_password(
                *id, members.session(session.cookie_value)->session_hash, "", password, home));
            members.end_other_sessions(*id, "");
        }
        return *id;
    }

    NewSession sign_in(MemberId const& id) {
        // Counts as both steps: roles do not sleep.
        auto session = members.sign_in_by_link(members.create_link(id, LinkPurpose::demo), home);
        REQUIRE(session);
        return *session;
    }

    std::int64_t number(std::string_view sql) { return made.database->read().number(sql); }
    std::string text(std::string_view sql) {
        return made.database->read()
            .first(sql, {}, [](db::Row const& row) { return row.text(0); })
            .value_or("");
    }
    void run(std::string_view sql) {
        auto tx = made.database->begin();
        tx.run(sql);
        tx.commit();
    }

private:
    Settings with_cost(Settings settings, secrets::PasswordCost cost) {
        settings.password_cost = cost;
        settings.seal_secret = "a secret of the tests";
        settings.site_name = "Samverk";
        settings.post = [this](db::Transaction& tx, outbox::Letter const& letter) {
            tx.after_commit([this, letter] { letters.push_back(letter); });
        };
        return settings;
    }
    void make_tables() {
        auto tx = made.database->begin();
        for (auto path : {"src/services/activity/migrations/001_activity.sql",
                          "src/services/activity/migrations/002_chain.sql",
                          "src/services/members/migrations/001_members.sql",
                          "src/services/members/migrations/002_letters_and_second_step.sql",
                          "src/services/members/migrations/003_invitations.sql",
                          "src/services/members/migrations/004_protected_names.sql",
                          "src/services/members/migrations/005_by_provider.sql",
                          "src/services/members/migrations/006_unit_roles.sql",
                          "src/services/members/migrations/007_absences.sql",
                          "src/services/members/migrations/008_provider_sessions.sql",
                          "src/services/members/migrations/009_hidden_name.sql"}) {
            std::ifstream file(path);
            tx.script(std::string(std::istreambuf_iterator<char>(file), {}));
        }
        tx.commit();
    }
};

/// The raw key of an offer, as an authenticator has it.
inline std::string key_of(SecondStepOffer const& offer) {
    std::string key;
    unsigned bits = 0, count = 0;
    for (char c : offer.key) {
        bits = bits << 5U | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
        if ((count += 5) >= 8) key += static_cast<char>(bits >> (count -= 8) & 0xFFU);
    }
    return key;
}

/// Runs `work(0)` … `work(count - 1)` in as many threads, all beginning together.
template <class Work>
void at_once(int count, Work work) {
    std::barrier start(count);
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&, i] {
            start.arrive_and_wait();
            work(i);
        });
}

}
