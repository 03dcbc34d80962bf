// Each of the two has its own line in the log, so that those who follow either are told.
#include "services/red_thread/actions.h"

#include "platform/json/value.h"
#include "services/red_thread/rules.h"
#include "services/red_thread/store.h"

namespace red_thread {

namespace {

void record(web::Services& services, web::Visit const& visit, db::Transaction& tx,
            std::string const& action, Looking& looking, Subject const& about,
            Subject const& other) {
    auto const* access = looking.access_of(about);
    services.activity.record(
        tx, {.at = services.now(),
             .actor = visit.viewer.member,
             .action = action,
             .subject = about,
             .organisation = access ? access->organisation : organisations::OrganisationId(),
             .details = json::Object{{"other_kind", other.kind}, {"other_id", other.id}}});
}

/// Its own, and those of what was merged into it.
std::vector<Subject> names(Looking& looking, Subject const& subject) {
    std::vector<Subject> all{subject};
    if (auto const* access = looking.access_of(subject))
        for (auto const& part : access->also) all.push_back({subject.kind, part});
    return all;
}

std::unexpected<basics::Problems> problem(std::string_view id) {
    return std::unexpected(
        basics::Problems{{"other", "red_thread.problem_" + std::string(id), {}}});
}

}

std::expected<Tying, basics::Problems> tie(web::Services& services, web::Visit const& visit,
                                           db::Transaction& tx, Looking& looking,
                                           Subject const& subject, Side side,
                                           Subject const& other) {
    auto const* access = looking.access_of(other);
    if (!access || !access->may_see) return problem("unknown");
    Subject const standing{other.kind, access->id};
    if (standing == subject) return problem("itself");
    auto const& earlier = side == Side::earlier ? standing : subject;
    auto const& later = side == Side::earlier ? subject : standing;
    auto const relation = relation_between(earlier.kind, later.kind);
    if (!relation) return problem("kinds");
    if (leads(later, earlier, looking.look_up())) return problem("circle");
    Tied const tied{{earlier, later, *relation}, services.now(), visit.viewer.member};
    if (!add(tx, tied)) return Tying::was_tied;
    // What not everybody may see is nobody's news.
    auto told = [&](Subject const& of, char const* action) {
        return looking.access_of(of)->is_public ? action : "red_thread.tied";
    };
    record(services, visit, tx, told(later, "red_thread.led_on"), looking, earlier, later);
    record(services, visit, tx, told(earlier, "red_thread.came_of"), looking, later, earlier);
    return Tying::tied;
}

bool untie(web::Services& services, web::Visit const& visit, db::Transaction& tx, Looking& looking,
           Subject const& subject, Subject const& other) {
    bool is_gone = false;
    for (auto const& own : names(looking, subject))
        for (auto const& far : names(looking, other))
            is_gone = remove(tx, own, far) || remove(tx, far, own) || is_gone;
    if (!is_gone) return false;
    record(services, visit, tx, "red_thread.untied", looking, subject, other);
    record(services, visit, tx, "red_thread.untied", looking, other, subject);
    return true;
}

}
