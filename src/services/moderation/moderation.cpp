// Reported texts at a glance: all that they offer the rest of the program.
#include "services/moderation/moderation.h"

#include <algorithm>
#include <map>

#include "services/moderation/pages.h"
#include "services/moderation/show.h"
#include "services/moderation/weeded.h"

namespace moderation {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

}

web::Feature feature(web::Services& services) {
    auto const limits = std::make_shared<Limits>();
    auto limited = [&services, limits](auto page) {
        return [&services, limits, page](web::Visit const& visit) {
            return page(services, *limits, visit);
        };
    };
    auto const to_follow = [](web::Visit const& visit) {
        return http::redirect(visit.address("/reports"));
    };
    return {
        .name = "moderation",
        .pages =
            {
                {get, "/report/{kind}/{subject}", Permission::everyone,
                 on(services, pages::show_report)},
                {post, "/report/{kind}/{subject}", Permission::everyone, limited(pages::report)},
                {get, "/reports", Permission::everyone, on(services, pages::show_follow)},
                {post, "/reports", Permission::everyone, limited(pages::follow)},
                {get, "/reports/again", Permission::everyone, to_follow},
                {post, "/reports/again", Permission::everyone, limited(pages::ask)},
                {get, "/reports/{code}", Permission::everyone, on(services, pages::show_follow)},
                {get, "/moderation", Permission::coordinate, on(services, pages::show_queue)},
                {post, "/moderation", Permission::coordinate, on(services, pages::decide_several)},
                {get, "/moderation/words/{id}", Permission::coordinate,
                 on(services, pages::show_words)},
                {post, "/moderation/words/{id}", Permission::coordinate,
                 on(services, pages::change_words)},
                {get, "/moderation/{id}", Permission::coordinate, on(services, pages::show_matter)},
                {post, "/moderation/{id}", Permission::coordinate, on(services, pages::decide_one)},
            },
        .lifetimes = lifetime_rules(),
        .forget_subject = forget_subject,
    };
}

std::string report_url(web::Visit const& visit, activity::Subject const& subject) {
    return visit.address("/report/" + subject.kind + "/" + subject.id);
}

bool holds(db::Reader& reader, activity::Subject const& subject) {
    auto const newest = newest_about(reader, subject);
    return newest && newest->outcome == Outcome::hidden;
}

std::int64_t waiting(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    constexpr std::int64_t most = 200;
    std::int64_t count = 0;
    std::map<organisations::OrganisationId, Deciders> known;
    auto const take = [&](Matter const& matter) {
        auto const [place, is_new] = known.try_emplace(matter.organisation);
        if (is_new) place->second = deciders(services, matter.organisation);
        place->second.writer = writer_of(services, reader, matter);
        auto const turn = whose_turn(matter, place->second);
        if (std::ranges::find(turn, visit.viewer.member) != turn.end()) ++count;
        return count < most;
    };
    if (visit.may(Permission::lead)) each(reader, std::nullopt, {}, nullptr, take);
    else
        for (auto const& organisation : visit.viewer.organisations())
            if (!organisation.empty() && visit.may(Permission::coordinate, organisation))
                each(reader, organisation, {}, nullptr, take);
    return count;
}

}
