// Two barriers that are one: joined, and parted again.
#include "features/barriers/pages.h"
#include "platform/basics/lines.h"
#include "platform/basics/text.h"

namespace barriers {

namespace {

using web::View;

struct Typed {
    std::string other = {}, reason = {};
};

http::Response merge_page(Showing const& showing, db::Reader& reader, Barrier const& barrier,
                          Typed const& typed, basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    auto const whole = barrier.is_merged() ? find(reader, barrier.counted_in) : std::nullopt;
    bool const sees_whole = whole && may_read(visit.viewer, *whole, behind(reader, whole->id));
    view.set("breadcrumbs", breadcrumbs(showing, &barrier))
        .set("is_merged", barrier.is_merged())
        .set("is_part_of",
             sees_whole ? showing.format("part_of", {{"title", whole->told.title}}) : "")
        .set("other_field", field(showing, problems, {"other", typed.other, 300, true}))
        .set("reason_field",
             field(showing, problems, {"reason", typed.reason, longest_cost, true, 3}))
        .set("form_url", visit.address("/barriers/" + barrier.id.string() + "/merge"))
        .set("back_url", visit.address(path_of(barrier)));
    return private_page(showing.services.pages.page(
        visit, "barriers/merge", std::move(view),
        {.title = showing.format(barrier.is_merged() ? "unmerge_title" : "merge_title",
                                 {{"title", barrier.told.title}}),
         .status = problems.empty() ? 200 : 422,
         .unlisted = true}));
}

/// Who tends it; what is part of another is parted by who tends that one as well.
Barrier joined_barrier(Showing const& showing, db::Reader& reader) {
    auto const barrier = seen_barrier(showing, reader);
    auto const whole = barrier.is_merged() ? find(reader, barrier.counted_in) : std::nullopt;
    if (!is_steward(showing.visit, barrier) && !(whole && is_steward(showing.visit, *whole)))
        throw http::Forbidden();
    return barrier;
}

/// The barrier that the typed address names, or a problem.
std::optional<Barrier> other_in(Showing const& showing, db::Reader& reader, Barrier const& away,
                                std::string_view typed, basics::Problems& problems) {
    auto const id = BarrierId::parse(id_in(typed, "barriers"));
    auto other = id ? find(reader, *id) : std::nullopt;
    if (!other || !may_read(showing.visit.viewer, *other, behind(reader, other->counted_in))) {
        problems.push_back({"other", "barriers.problem_other", {}});
        return std::nullopt;
    }
    if (auto const why = why_not_merged(*other, away); !why.empty())
        problems.push_back({"other", why, {}});
    // What others do not see is not made part of what they see, nor the other way round.
    else if (other->told.visibility != away.told.visibility || other->is_hidden != away.is_hidden)
        problems.push_back({"other", "barriers.problem_merge_seen", {}});
    return other;
}

}

http::Response show_merge(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const barrier = joined_barrier(showing, reader);
    return merge_page(showing, reader, barrier,
                      {std::string(visit.request.query.text("other")), {}}, {});
}

http::Response change_merge(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    Typed const typed{sent(visit, "other"), basics::tidied(sent(visit, "reason"))};
    auto tx = parts.services.database.begin();
    auto const barrier = joined_barrier(showing, tx);
    basics::Problems problems;
    if (typed.reason.empty()) problems.push_back({"reason", "barriers.problem_reason", {}});
    if (basics::length(typed.reason) > longest_cost)
        problems.push_back({"reason", "barriers.problem_reason", {}});
    if (sent(visit, "act") == "undo") {
        if (!problems.empty()) return merge_page(showing, tx, barrier, typed, problems);
        undo_merge(tx, showing.hand(), barrier, typed.reason);
        tx.commit();
        return private_page(http::redirect(visit.address(path_of(barrier) + "?done=unmerged")));
    }
    auto const other = other_in(showing, tx, barrier, typed.other, problems);
    if (!problems.empty() || !other) return merge_page(showing, tx, barrier, typed, problems);
    merge(tx, showing.hand(), *other, barrier, typed.reason);
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(*other) + "?done=merged")));
}

}
