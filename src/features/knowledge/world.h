// Everything that the knowledge bank is built from, over a database of its own: for tests.
#pragma once
#include "platform/db/temporary.h"
#include "platform/language/dictionaries.h"
#include "platform/logging/log.h"
#include "platform/settings/settings.h"
#include "services/activity/edition.h"
#include "services/attachments/attachments.h"
#include "services/goals/goals.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"
#include "services/web/services.h"

namespace knowledge {

/// Its clock stands still; its outbound settings allow servers of this machine.
struct World {
    db::TemporaryDatabase made;
    basics::Time now = *basics::parse_iso_time("2025-01-10T12:00:00Z");
    basics::Clock clock = [this] { return now; };
    resources::Resources resources = resources::embedded();
    texts::Catalogue texts{std::vector<texts::Source>()};
    activity::Edition edition;
    activity::Log activity{edition};
    language::Dictionaries dictionaries;
    goals::Goals goals{resources};
    organisations::Shelf shelf{resources};
    members::Members members{*made.database, clock, activity, {}};
    search::Search search{made.folder.path() / "index"};
    attachments::Attachments attachments{
        *made.database, activity, attachments::contents_folder(made.folder.path().string()), {}};
    texts::FurtherShelf further{texts, {}, {}};
    web::Pages pages{resources,          texts,     further,
                     "http://127.0.0.1", "Samverk", templates::Missing::fails};
    logging::Log log{logging::Level::error};
    settings::Settings settings = {};
    scanning::Guard scanner{*made.database, activity, log, settings.uploads};
    web::Services services{.database = *made.database,
                           .now = clock,
                           .texts = texts,
                           .further = further,
                           .resources = resources,
                           .activity = activity,
                           .edition = edition,
                           .search = search,
                           .dictionaries = dictionaries,
                           .goals = goals,
                           .organisations = shelf,
                           .members = members,
                           .attachments = attachments,
                           .scanner = scanner,
                           .pages = pages,
                           .log = log,
                           .settings = settings,
                           .data_folder = made.folder.path().string()};

    World() {
        settings.outbound.inside = {"127.0.0.1"};
        std::vector<db::Migration> migrations;
        for (auto folder : {"src/services/", "src/features/"})
            for (auto const& file : resources.all(folder, ".sql"))
                migrations.push_back({folder, std::string(file.path), file.content});
        db::migrate(*made.database, migrations, now);
    }
};

}
