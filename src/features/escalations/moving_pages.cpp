// Moves without anybody outside: talked over, proposed, tried, put aside, and how it ended.
#include <algorithm>

#include "features/escalations/afterwards/asking.h"
#include "features/escalations/pages.h"

namespace escalations {

namespace {

using told::said;

Form move_form(Showing const& showing, Seen const& seen, told::Told typed) {
    Form form{.title = showing.text("move_title"),
              .lead = showing.format("move_lead", {{"title", seen.barrier.title},
                                                   {"stage", stage_text(showing, seen.way)}}),
              .button = showing.text("move_button"),
              .path = way_path(seen.barrier) + "/move",
              .back = way_path(seen.barrier),
              .fields = move_fields(),
              .typed = std::move(typed)};
    for (auto const move : plain_moves(seen.way))
        form.more["move"].emplace_back(std::string(name(move)), showing.word("move_", name(move)));
    return form;
}

bool is_plain(Move move) {
    return std::ranges::find(plain_move_kinds, move) != plain_move_kinds.end();
}

Form resolve_form(Showing const& showing, Seen const& seen, told::Told typed) {
    return {.title = showing.text("resolve_title"),
            .lead = showing.format("resolve_lead", {{"title", seen.barrier.title}}),
            .button = showing.text("resolve_button"),
            .path = way_path(seen.barrier) + "/resolve",
            .back = way_path(seen.barrier),
            .fields = outcome_fields(),
            .typed = std::move(typed)};
}

}

http::Response show_move(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const seen = tended_barrier(showing, reader);
    return form_page(showing, seen.barrier, move_form(showing, seen, {}));
}

http::Response save_move(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto const typed = told::typed_in(visit, move_fields());
    auto tx = parts.services.database.begin();
    auto const seen = tended_barrier(showing, tx);
    auto form = move_form(showing, seen, typed);
    auto const good = checked_move(typed);
    auto const chosen = good ? parse_move(said(*good, "move")) : std::nullopt;
    if (!good) form.problems = good.error();
    else if (!chosen || !is_plain(*chosen)) form.problems = {{"move", "escalations.problem_move"}};
    if (!form.problems.empty()) return form_page(showing, seen.barrier, form);
    auto const made =
        move(tx, showing.hand(), seen.barrier, {.move = *chosen}, said(*good, "note"));
    if (!made) return refused(showing, seen.barrier, std::move(form), made.error());
    tx.commit();
    return done(showing, seen.barrier, "moved");
}

http::Response show_resolve(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const seen = tended_barrier(showing, reader);
    return form_page(showing, seen.barrier, resolve_form(showing, seen, {}));
}

http::Response save_resolve(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto const typed = told::typed_in(visit, outcome_fields());
    auto const good = checked_outcome(typed, parts.laws, showing.today);
    auto tx = parts.services.database.begin();
    auto const seen = tended_barrier(showing, tx);
    auto form = resolve_form(showing, seen, typed);
    if (!good) {
        form.problems = good.error();
        return form_page(showing, seen.barrier, form);
    }
    auto const made = resolve(tx, showing.hand(), seen.barrier, *good);
    if (!made) return refused(showing, seen.barrier, std::move(form), made.error());
    if (made->is_gone()) ask_what_now(parts.services, tx, seen.barrier, *good);
    tx.commit();
    return done(showing, seen.barrier, made->is_gone() ? "gone" : "resolved");
}

}
