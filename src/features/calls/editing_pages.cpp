// A call is written and changed by those who coordinate the organisation.
#include <algorithm>
#include <charconv>

#include "features/calls/pages.h"
#include "platform/secrets/secrets.h"
#include "services/organisations/shelf.h"

namespace calls {

namespace {

using permissions::Permission;
using web::View;

/// Those that the one who visits coordinates as a whole.
std::vector<organisations::Organisation const*> coordinated(Showing const& showing) {
    std::vector<organisations::Organisation const*> all;
    for (auto const& id : showing.visit.viewer.organisations())
        if (auto const* one = showing.directory->find(id);
            one != nullptr && showing.visit.may(Permission::coordinate, id))
            all.push_back(one);
    return all;
}

Typed typed_in(web::Visit const& visit) {
    auto text = [&](std::string_view name) { return sent(visit, name); };
    return {.organisation = text("organisation"),
            .title = text("title"),
            .story = text("story"),
            .for_whom = text("for_whom"),
            .rules = text("rules"),
            .judged = text("judged"),
            .companies = text("companies"),
            .together = text("together"),
            .takes = text("takes"),
            .takers = text("takers"),
            .opens_on = text("opens_on"),
            .opens_clock = text("opens_clock"),
            .closes_on = text("closes_on"),
            .closes_clock = text("closes_clock"),
            .answer_by = text("answer_by"),
            .language = text("language")};
}

struct FieldOf {
    char const* name;
    std::string const& value;
    std::size_t longest;
    bool is_required = false;
    int rows = 0;  ///< 0: one line.
    bool narrow = false;
};

View field(Showing const& showing, basics::Problems const& problems, FieldOf const& of) {
    auto view = web::field_view({.name = of.name,
                                 .label = showing.text(std::string("label_") + of.name),
                                 .value = of.value,
                                 .hint = showing.text(std::string("hint_") + of.name),
                                 .problem = showing.problem(problems, of.name),
                                 .autocomplete = "off",
                                 .max_length = static_cast<int>(of.longest),
                                 .required = of.is_required,
                                 .narrow = of.narrow,
                                 .rows = of.rows});
    if (of.rows > 0) view.set("counter_text", showing.format("at_most", {{"count", of.longest}}));
    return view;
}

template <class All, class Name>
View choices(Showing const& showing, basics::Problems const& problems, std::string const& field,
             All const& all, Name name_of, std::string const& chosen) {
    std::vector<web::Option> options;
    for (auto const one : all) {
        std::string const value(name_of(one));
        options.push_back({value, showing.text(field + "_" + value), value == chosen});
    }
    return web::choices_view({.name = field,
                              .label = showing.text("label_" + field),
                              .problem = showing.problem(problems, field),
                              .type = "radio",
                              .required = true},
                             options);
}

View choice_fields(Showing const& showing, Typed const& typed, basics::Problems const& problems) {
    std::vector<web::Option> organisations, languages;
    for (auto const* one : coordinated(showing))
        organisations.push_back({one->id.string(),
                                 std::string(organisations::name_in(*one, showing.visit.language)),
                                 typed.organisation == one->id.text()});
    for (auto const* code : {"sv", "nb", "en"})
        languages.push_back(
            {code, showing.text(std::string("language_") + code), typed.language == code});
    View view;
    view.set("organisation_field",
             web::choices_view({.name = "organisation",
                                .label = showing.text("label_organisation"),
                                .problem = showing.problem(problems, "organisation"),
                                .required = true},
                               organisations))
        .set("language_field", web::choices_view({.name = "language",
                                                  .label = showing.text("label_language"),
                                                  .problem = showing.problem(problems, "language"),
                                                  .required = true},
                                                 languages))
        .set("takes_field", choices(
                                showing, problems, "takes", all_takes,
                                [](Takes one) { return name(one); }, typed.takes))
        .set("takers_field", choices(
                                 showing, problems, "takers", ideas::asked::all_takers,
                                 [](Takers one) { return ideas::asked::name(one); }, typed.takers));
    return view;
}

View form_fields(Showing const& showing, Typed const& typed, basics::Problems const& problems) {
    auto view = choice_fields(showing, typed, problems);
    for (FieldOf const& of : {FieldOf{"title", typed.title, longest_title, true},
                              FieldOf{"story", typed.story, longest_story, true, 8},
                              FieldOf{"for_whom", typed.for_whom, longest_line},
                              FieldOf{"rules", typed.rules, longest_words, false, 4},
                              FieldOf{"judged", typed.judged, longest_words, true, 4},
                              FieldOf{"companies", typed.companies, longest_words, false, 3},
                              FieldOf{"together", typed.together, longest_words, false, 3},
                              FieldOf{"opens_on", typed.opens_on, 10, true, 0, true},
                              FieldOf{"opens_clock", typed.opens_clock, 5, false, 0, true},
                              FieldOf{"closes_on", typed.closes_on, 10, true, 0, true},
                              FieldOf{"closes_clock", typed.closes_clock, 5, false, 0, true},
                              FieldOf{"answer_by", typed.answer_by, 10, true, 0, true}})
        view.set(std::string(of.name) + "_field", field(showing, problems, of));
    return view;
}

struct Form {
    Typed typed = {};
    basics::Problems problems = {};
    Call const* call = nullptr;  ///< Null: it is new.
    std::string key = {};
    std::string_view warning = {};
    int status = 200;
};

http::Response form_page(Showing const& showing, Form const& form) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, form.problems);
    view.merge(form_fields(showing, form.typed, form.problems));
    view.set_list("breadcrumbs", breadcrumbs(showing, form.call))
        .set("is_new", form.call == nullptr)
        .set("has_organisation", !coordinated(showing).empty())
        .set("key_value", form.key)
        .set("version_value", std::to_string(form.call ? form.call->version : 0))
        .set("form_url",
             visit.address(form.call ? "/calls/" + form.call->id.string() + "/edit" : "/calls/new"))
        .set("back_url", visit.address(form.call ? path_of(*form.call) : "/calls"));
    web::PageOptions options{.title = showing.text(form.call ? "edit_title" : "new_title"),
                             .status = form.problems.empty() ? form.status : 422,
                             .unlisted = true};
    if (!form.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(form.warning)));
    return private_page(
        showing.services.pages.page(visit, "calls/form", std::move(view), std::move(options)));
}

}

std::string sent(web::Visit const& visit, std::string_view field) {
    std::string text(visit.request.form.text(field));
    std::erase(text, '\r');
    return text;
}

std::int64_t version_in(web::Visit const& visit) {
    std::int64_t version = 0;
    auto const sent = visit.request.form.text("version");
    std::from_chars(sent.data(), sent.data() + sent.size(), version);
    return version;
}

http::Response show_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const today = basics::iso(basics::day_in_stockholm(services.now()));
    Typed typed{.opens_on = today, .language = std::string(texts::code(visit.language))};
    auto const own = coordinated(showing);
    if (!own.empty()) typed.organisation = own.front()->id.string();
    return form_page(showing, {.typed = typed, .key = secrets::make()});
}

http::Response make_new(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = typed_in(visit);
    Form form{.typed = typed, .key = sent(visit, "key")};
    if (form.key.size() != secrets::secret_length) form.key = secrets::make();
    auto good = checked(typed);
    if (!good) form.problems = good.error();
    auto const organisation = OrganisationId::parse(typed.organisation);
    if (!organisation || !showing.directory->find(*organisation))
        form.problems.push_back({"organisation", "calls.problem_choose", {}});
    else visit.must(Permission::coordinate, *organisation);
    if (!form.problems.empty()) return form_page(showing, form);
    if (!limits.calls.take(visit.viewer.member.text(), services.now())) {
        form.warning = "flood";
        form.status = 429;
        return form_page(showing, form).with("Retry-After", "3600");
    }
    auto tx = services.database.begin();
    auto const made = make(tx, showing.hand(), *good, form.key);
    tx.commit();
    return private_page(
        http::redirect(visit.address("/calls/" + made.call.id.string() + "/questions")));
}

http::Response show_edit(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const call = worked_call(showing, reader);
    if (!may_edit(call, services.now()))
        return private_page(http::redirect(visit.address("/calls/" + call.id.string() + "/work")));
    return form_page(showing, {.typed = typed_of(call.told), .call = &call});
}

http::Response edit(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const call = worked_call(showing, tx);
    auto typed = typed_in(visit);
    // Who asks stays.
    typed.organisation = call.told.organisation.string();
    Form form{.typed = typed, .call = &call};
    auto const good = checked(typed);
    if (!good) form.problems = good.error();
    if (!form.problems.empty()) return form_page(showing, form);
    bool const is_same = call.told == *good;
    if (!is_same && (call.version != version_in(visit) || !may_edit(call, services.now()))) {
        form.warning = call.version != version_in(visit) ? "overtaken_edit" : "opened_meanwhile";
        form.status = 409;
        return form_page(showing, form);
    }
    auto const changed = change(tx, showing.hand(), call, *good);
    tx.commit();
    return private_page(http::redirect(visit.address("/calls/" + changed.id.string() + "/work")));
}

}
