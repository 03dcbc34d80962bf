// What tests of needs and ideas begin with: a database of their own, and people who do things in
// it.
#pragma once
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "features/ideas/actions.h"
#include "platform/db/temporary.h"
#include "platform/json/value.h"
#include "services/activity/edition.h"

namespace ideas {

inline std::string file(std::string const& path) {
    std::ifstream in(path);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct World {
    db::TemporaryDatabase made;
    activity::Edition edition;
    activity::Log log{edition};
    organisations::OrganisationId sampelby = organisations::OrganisationId::make();
    members::MemberId karin = members::MemberId::make(), anna = members::MemberId::make();
    std::int64_t clock = 1'000'000;

    World() {
        auto tx = made.database->begin();
        tx.script(file("src/services/activity/migrations/001_activity.sql"));
        tx.script(file("src/services/activity/migrations/002_chain.sql"));
        for (auto const* path : {"src/services/organisations/migrations/001_organisations.sql",
                                 "src/services/units/migrations/001_units.sql",
                                 "src/services/units/migrations/002_things.sql",
                                 "src/services/pauses/migrations/001_pauses.sql",
                                 "src/services/promises/migrations/001_promises.sql",
                                 "src/services/promises/migrations/004_late.sql",
                                 "src/services/promises/migrations/005_asked.sql",
                                 "src/services/letter_links/migrations/001_letter_links.sql"})
            tx.script(file(path));
        tx.script(file("src/features/ideas/migrations/001_needs.sql"));
        tx.script(file("src/features/ideas/migrations/002_expert_questions.sql"));
        tx.script(file("src/features/ideas/migrations/003_letters_language.sql"));
        tx.script(file("src/features/ideas/migrations/004_ideas.sql"));
        tx.script(file("src/features/ideas/migrations/006_support.sql"));
        tx.script(file("src/features/ideas/migrations/008_merging.sql"));
        tx.script(file("src/features/ideas/migrations/009_doors.sql"));
        tx.script(file("src/features/ideas/migrations/010_joining.sql"));
        tx.script(file("src/features/ideas/migrations/011_intake.sql"));
        tx.script(file("src/features/ideas/migrations/012_arguments.sql"));
        tx.script(file("src/features/ideas/migrations/013_sender_questions.sql"));
        tx.script(file("src/features/ideas/migrations/014_desk.sql"));
        tx.script(file("src/features/ideas/migrations/015_thresholds.sql"));
        tx.script(file("src/features/ideas/migrations/017_calls.sql"));
        tx.script(file("src/features/ideas/migrations/018_inside.sql"));
        tx.script(file("src/features/ideas/migrations/020_weighing.sql"));
        tx.script(file("src/features/ideas/migrations/021_coauthors.sql"));
        tx.script(file("src/features/ideas/migrations/021_capture.sql"));
        tx.script(file("src/features/ideas/migrations/017_intake_closed.sql"));
        tx.script(file("src/features/ideas/migrations/018_doors_edited.sql"));
        tx.commit();
    }

    Hand hand(members::MemberId member = {}) { return {log, {clock += 1'000'000}, member}; }
    db::Transaction begin() { return made.database->begin(); }
    db::Reader read() { return made.database->read(); }

    Sending sending(std::string title = "Trappan är för brant") {
        return {.told = {.title = std::move(title),
                         .story = "Min syster kommer inte upp.",
                         .how_often = Frequency::weekly,
                         .place = "Biblioteket",
                         .organisation = sampelby},
                .sender = {"Berit Boende", "berit@example.org"},
                .key = "nyckeln i formuläret",
                .reading = Reading::as_usual};
    }
    Sent told(Sending const& sending, members::MemberId member = {}) {
        auto tx = begin();
        auto sent = tell(tx, hand(member), sending);
        tx.commit();
        return sent;
    }
    std::string everything_logged() {
        std::string text;
        auto reader = read();
        for (auto const& entry : activity::entries_after(reader, 0, 1000))
            text += entry.action + json::write(entry.details);
        return text;
    }
};

}
