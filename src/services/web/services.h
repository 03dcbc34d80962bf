// The parts that features are built from, passed by reference. No locator, no global.
#pragma once
#include "platform/basics/time.h"
#include "platform/db/database.h"
#include "platform/texts/catalogue.h"
#include "services/activity/activity.h"
#include "services/outbox/letter.h"
#include "services/web/pages.h"

namespace activity {
class Edition;
}
namespace attachments {
class Attachments;
}
namespace language {
class Dictionaries;
}
namespace goals {
class Goals;
}
namespace organisations {
class Shelf;
}
namespace logging {
class Log;
}
namespace members {
class Members;
}
namespace scanning {
class Guard;
}
namespace search {
class Search;
}
namespace settings {
struct Settings;
}

namespace texts {
class FurtherShelf;
}

namespace web {

struct Services {
    db::Database& database;
    basics::Clock now;
    texts::Catalogue const& texts;
    texts::FurtherShelf& further;
    resources::Resources const& resources;
    activity::Log& activity;
    activity::Edition& edition;
    search::Search& search;
    language::Dictionaries const& dictionaries;
    goals::Goals const& goals;
    organisations::Shelf& organisations;
    members::Members& members;
    attachments::Attachments& attachments;
    scanning::Guard const& scanner;
    Pages& pages;
    logging::Log const& log;
    settings::Settings const& settings;
    std::string data_folder;
    /// Puts a letter into the outbox.
    outbox::Post post = {};
    /// By kind; filled once when the features are known.
    std::map<std::string, Card, std::less<>> cards = {};
    std::map<std::string, AccessTo, std::less<>> access = {};
    std::map<std::string, search::Describe, std::less<>> describe = {};
    std::map<std::string, std::shared_ptr<Moderated const>, std::less<>> moderated = {};
    std::map<std::string, LinksOf, std::less<>> links = {};
    std::map<std::string, TellBeginners, std::less<>> tell_beginners = {};
    /// By kind of subject, ordered by place.
    std::map<std::string, std::vector<Beside>, std::less<>> beside = {};
    /// The organisation whose own site answers to this Host, or the empty id. Quick: asked for each
    /// request.
    std::function<organisations::OrganisationId(std::string_view host)> own_site = {};
    /// "https://behov.sampelby.example" for an organisation with a site of its own, otherwise
    /// empty.
    std::function<std::string(organisations::OrganisationId const&)> own_address = {};
    std::map<std::string, std::shared_ptr<Registered const>, std::less<>> registered = {};
    /// Of all features; filled once as well.
    std::vector<std::shared_ptr<lifetimes::Rule const>> lifetimes = {};
    std::vector<ForgetSubject> forget_subject = {};
};

/// What the one who visits may do with this subject; nothing when there is none, or nothing is put
/// beside subjects of its kind.
inline std::optional<Access> access_to(Services const& services, Visit const& visit,
                                       db::Reader& reader, std::string_view kind,
                                       std::string_view id) {
    auto const found = services.access.find(kind);
    return found == services.access.end() ? std::nullopt : found->second(visit, reader, id);
}

}
