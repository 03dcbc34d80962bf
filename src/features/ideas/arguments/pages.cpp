// Whoever gives an argument sees both sides first, and their own with a way to take it back.
#include "features/ideas/arguments/pages.h"

#include <algorithm>
#include <array>

#include "features/ideas/merging.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "services/moderation/moderation.h"

namespace ideas::arguments {

namespace {

using web::View;

std::string address(Showing const& showing, Need const& idea) {
    return showing.visit.address("/arguments/" + idea.id.string());
}

/// The idea of the path, where it lives, as long as it takes arguments.
Need idea_in(db::Reader& reader, web::Visit const& visit) {
    auto const told = http::found(ideas::find(reader, visit.id<NeedId>()));
    auto home = home_of(reader, told);
    if (!may_argue(home)) throw http::NotFound();
    return home;
}

/// What a page of them shows again when something was wrong.
struct Asked {
    Draft typed = {};
    std::string hide_reason = {}, hidden = {};  ///< The argument that was to be hidden.
    basics::Problems problems = {};
};

struct Reader {
    Showing const& showing;
    bool answers = false;
};

View argument_view(Reader const& who, Argument const& one, Asked const& asked) {
    auto const& visit = who.showing.visit;
    bool const is_asked = asked.hidden == one.id.text();
    return View()
        .set("argument_words", one.words)
        .set("argument_id", one.id.string())
        .set("argument_when", who.showing.date(one.at))
        .set("argument_report_url", moderation::report_url(visit, subject_of(one)))
        .set("is_own", visit.viewer.signed_in() && one.member == visit.viewer.member)
        .set("may_hide", who.answers && one.state != State::hidden)
        .set("may_show", who.answers && one.state != State::shown)
        .set_optional("argument_note",
                      one.state == State::shown
                          ? std::string()
                          : who.showing.text("argument_" + std::string(name(one.state))))
        .set("hide_value", is_asked ? asked.hide_reason : std::string())
        .set_optional("hide_problem",
                      is_asked ? who.showing.problem(asked.problems, "hide-" + one.id.string())
                               : std::string());
}

std::vector<View> side_views(Reader const& who, std::vector<Argument> const& arguments,
                             Asked const& asked) {
    std::vector<View> views;
    for (auto side : sides) {
        std::vector<View> own;
        for (auto const& one : arguments)
            if (one.side == side) own.push_back(argument_view(who, one, asked));
        auto const id = std::string(name(side));
        views.push_back(View()
                            .set("side_title", who.showing.text("arguments_" + id))
                            .set("side_none", who.showing.text("arguments_none_" + id))
                            .set_list("arguments", std::move(own)));
    }
    return views;
}

View form_fields(Showing const& showing, Asked const& asked) {
    std::vector<web::Option> options;
    for (auto side : sides)
        options.push_back({std::string(name(side)),
                           showing.text("arguments_" + std::string(name(side))),
                           asked.typed.side == name(side)});
    auto words = web::field_view({.name = "words",
                                  .label = showing.text("label_argument"),
                                  .value = asked.typed.words,
                                  .hint = showing.text("hint_argument"),
                                  .problem = showing.problem(asked.problems, "words"),
                                  .max_length = static_cast<int>(longest_argument),
                                  .required = true,
                                  .rows = 3});
    words.set("counter_text", showing.format("at_most", {{"count", longest_argument}}));
    return View()
        .set("side_field", web::choices_view({.name = "side",
                                              .label = showing.text("label_side"),
                                              .problem = showing.problem(asked.problems, "side"),
                                              .type = "radio",
                                              .required = true},
                                             options))
        .set("words_field", std::move(words));
}

/// What this reader may see: all that is shown, one's own, and for those who answer all.
std::vector<Argument> visible(Reader const& who, db::Reader& reader, Need const& idea) {
    auto found = all(reader, idea);
    auto const& viewer = who.showing.visit.viewer;
    std::erase_if(found, [&](Argument const& one) {
        return one.state != State::shown && !who.answers && one.member != viewer.member;
    });
    return found;
}

http::Response page(Showing const& showing, db::Reader& reader, Need const& idea,
                    Asked const& asked) {
    auto const& visit = showing.visit;
    Reader const who{showing, answers_for(showing.services, reader, visit.viewer, idea)};
    auto view = story_view(showing, idea.told);
    view.merge(form_fields(showing, asked));
    view.merge(web::problems_view(visit, showing.services.pages, asked.problems));
    view.set_list("sides", side_views(who, visible(who, reader, idea), asked))
        .set("form_url", address(showing, idea))
        .set("idea_url", visit.address(path_of(idea)))
        .set("breadcrumbs", breadcrumbs(showing, Kind::idea));
    web::PageOptions options{.title = showing.text("arguments_title"),
                             .status = asked.problems.empty() ? 200 : 422,
                             .unlisted = true};
    static constexpr std::array<std::string_view, 5> done = {"add", "waits", "withdraw", "hide",
                                                             "show"};
    auto const what = visit.request.query.text("done");
    if (std::ranges::find(done, what) != done.end())
        options.notices.push_back(
            web::notice("done", showing.text("arguments_done_" + std::string(what))));
    return private_page(
        showing.services.pages.page(visit, "ideas/arguments", std::move(view), std::move(options)));
}

std::optional<Argument> argument_in(db::Reader& reader, web::Visit const& visit, Need const& idea) {
    auto const id = ArgumentId::parse(visit.request.form.text("argument"));
    for (auto& one : all(reader, idea))
        if (id && one.id == *id) return std::move(one);
    return std::nullopt;
}

/// What was done, for the notice; or what is wrong stands in `asked`.
std::string do_give(Showing const& showing, db::Transaction& tx, Need const& idea, Asked& asked) {
    auto const reading = reading_of(showing.services, tx, idea.told, asked.typed.words);
    auto const given = give(tx, hand_of(showing), idea, asked.typed, reading);
    if (!given) {
        asked.problems = given.error();
        return {};
    }
    return given->state == State::waiting ? "waits" : "add";
}

void do_hide(Showing const& showing, db::Transaction& tx, Argument const& argument, Asked& asked) {
    auto const field = "hide-" + argument.id.string();
    auto const reason = checked_words(asked.hide_reason, field, longest_reason,
                                      "ideas.problem_hide_reason", "ideas.problem_long");
    asked.hidden = argument.id.string();
    if (!reason) asked.problems = reason.error();
    else if (hide(tx, hand_of(showing), argument))
        moderation::note_hidden(showing.services, showing.visit, tx, subject_of(argument), *reason);
}

std::string act(Showing const& showing, db::Transaction& tx, Need const& idea,
                std::string const& what, Asked& asked) {
    if (what == "add") return do_give(showing, tx, idea, asked);
    // One that is gone already is what was asked for.
    auto const argument = argument_in(tx, showing.visit, idea);
    if (!argument) return what;
    if (what == "withdraw") {
        withdraw(tx, hand_of(showing), *argument);
        return what;
    }
    if (!answers_for(showing.services, tx, showing.visit.viewer, idea)) throw http::Forbidden();
    if (what == "hide") do_hide(showing, tx, *argument, asked);
    else if (show(tx, hand_of(showing), *argument))
        moderation::note_shown(showing.services, showing.visit, tx, subject_of(*argument));
    return what;
}

}

View arguments_view(Showing const& showing, db::Reader& reader, Need const& idea) {
    View view;
    view.set("takes_arguments", may_argue(idea)).set("arguments_url", address(showing, idea));
    if (!may_argue(idea)) return view.set("sides", std::vector<View>());
    return view.set("sides", side_views({showing, false}, shown(reader, idea), {}));
}

http::Response show_arguments(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return page(showing, reader, idea_in(reader, visit), {});
}

http::Response change_arguments(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& form = visit.request.form;
    std::string const what(form.text("act"));
    if (what != "add" && what != "withdraw" && what != "hide" && what != "show")
        throw http::BadRequest{"act is add, withdraw, hide or show"};
    Asked asked{.typed = {std::string(form.text("side")), std::string(form.text("words"))},
                .hide_reason = std::string(form.text("hide_reason"))};
    {
        auto tx = services.database.begin();
        auto const idea = idea_in(tx, visit);
        auto const done = act(showing, tx, idea, what, asked);
        if (asked.problems.empty()) {
            tx.commit();
            return private_page(http::redirect(address(showing, idea) + "?done=" + done));
        }
    }
    auto reader = services.database.read();
    return page(showing, reader, idea_in(reader, visit), asked);
}

json::Array as_json(Need const& idea, std::vector<Argument> const& shown) {
    json::Array arguments;
    if (may_argue(idea))
        for (auto const& one : shown)
            arguments.push_back(json::Object{
                {"side", name(one.side)}, {"text", one.words}, {"at", basics::iso(one.at)}});
    return arguments;
}

}
