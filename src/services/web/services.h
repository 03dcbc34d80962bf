// The parts that features are built from, passed by reference. No locator, no global.
#pragma once
#include "platform/basics/time.h"
#include "platform/db/database.h"
#include "platform/logging/log.h"
#include "platform/settings/settings.h"
#include "platform/texts/catalogue.h"
#include "services/activity/activity.h"
#include "services/search/search.h"
#include "services/web/pages.h"

namespace goals {
class Goals;
}
namespace organisations {
class Shelf;
}
namespace members {
class Members;
}

namespace web {

struct Services {
    db::Database& database;
    basics::Clock now;
    texts::Catalogue const& texts;
    resources::Resources const& resources;
    activity::Log& activity;
    activity::Edition& edition;
    search::Search& search;
    goals::Goals const& goals;
    organisations::Shelf& organisations;
    members::Members& members;
    Pages& pages;
    logging::Log const& log;
    settings::Settings const& settings;
    std::string data_folder;
    /// By kind; filled once when the features are known.
    std::map<std::string, Card, std::less<>> cards = {};
};

}
