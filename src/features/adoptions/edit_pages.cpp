// The adopter tells how it goes; somebody else has looked.
#include <charconv>

#include "features/adoptions/source_choice.h"
#include "features/adoptions/sources_store.h"

namespace adoptions {

namespace {

using web::View;

/// A form's text as it was sent, with line breaks as ours.
std::string sent(web::Visit const& visit, std::string_view field) {
    std::string text(visit.request.form.text(field));
    std::erase(text, '\r');
    return text;
}

Typed typed_in(web::Visit const& visit) {
    return {sent(visit, "state"),    sent(visit, "since"),        sent(visit, "reason"),
            sent(visit, "way"),      sent(visit, "kept"),         sent(visit, "changed"),
            sent(visit, "cost"),     sent(visit, "saved"),        sent(visit, "hours_saved"),
            sent(visit, "currency"), sent(visit, "result"),       sent(visit, "result_text"),
            sent(visit, "evidence"), sent(visit, "evidence_link")};
}

std::int64_t version_in(web::Visit const& visit) {
    std::int64_t version = 0;
    auto const text = visit.request.form.text("version");
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

struct FieldOf {
    char const* name;
    std::string const& value;
    std::size_t longest;
    int rows = 4;
};

View field(Showing const& showing, basics::Problems const& problems, FieldOf const& of) {
    auto view = web::field_view({.name = of.name,
                                 .label = showing.text(std::string("label_") + of.name),
                                 .value = of.value,
                                 .hint = showing.text(std::string("hint_") + of.name),
                                 .problem = showing.problem(problems, of.name),
                                 .autocomplete = "off",
                                 .max_length = static_cast<int>(of.longest),
                                 .required = std::string_view(of.name) == "since",
                                 .rows = of.rows});
    view.set("counter_text", showing.format("at_most", {{"count", of.longest}}));
    return view;
}

template <std::size_t count>
View choice(Showing const& showing, basics::Problems const& problems, std::string const& field,
            std::array<std::string_view, count> const& names, std::string const& prefix,
            std::string const& chosen) {
    std::vector<web::Option> options;
    for (auto const one : names)
        options.push_back(
            {std::string(one), showing.text(prefix + std::string(one)), chosen == one});
    return web::choices_view({.name = field,
                              .label = showing.text("label_" + field),
                              .problem = showing.problem(problems, field),
                              .type = "radio",
                              .required = true},
                             options);
}

View form_fields(Showing const& showing, Typed const& typed, basics::Problems const& problems) {
    View view;
    for (FieldOf const& of :
         {FieldOf{"since", typed.since, 10}, FieldOf{"reason", typed.reason, longest_reason, 3},
          FieldOf{"kept", typed.kept, longest_text},
          FieldOf{"changed", typed.changed, longest_text}, FieldOf{"cost", typed.cost, 20},
          FieldOf{"saved", typed.saved, 20}, FieldOf{"hours_saved", typed.hours_saved, 20},
          FieldOf{"result_text", typed.result_text, longest_text},
          FieldOf{"evidence", typed.evidence, longest_evidence},
          FieldOf{"evidence_link", typed.evidence_link, longest_link}})
        view.set(std::string(of.name) + "_field", field(showing, problems, of));
    view.set("state_field", choice(showing, problems, "state", state_names, "state_", typed.state))
        .set("way_field", choice(showing, problems, "way", way_names, "way_", typed.way))
        .set("result_field",
             choice(showing, problems, "result", result_names, "result_", typed.result))
        .set("currency_field", choice(showing, problems, "currency",
                                      std::array<std::string_view, 3>{"SEK", "NOK", "EUR"},
                                      "currency_", typed.currency));
    return view;
}

/// What a form holds beside what is told.
struct Sent {
    Typed typed = {};
    std::string source = {};
    std::int64_t version = 0;
};

/// What somebody else saved meanwhile, beside what was typed.
View other_view(Showing const& showing, Adoption const& other) {
    auto facts = fact_views(showing, other.told);
    auto add = [&](std::string_view id, std::string const& words) {
        if (!words.empty()) facts.push_back(fact(showing.text(id), words));
    };
    add("part_kept", other.told.kept);
    add("part_changed", other.told.changed);
    add("part_result", other.told.result_text);
    add("part_evidence", other.told.evidence);
    View view;
    view.set("other_standing", standing_text(showing, other))
        .set_optional("other_reason", other.step.reason)
        .set_list("facts", std::move(facts))
        .set_list("goals", {});
    return view;
}

http::Response form_page(Showing const& showing, db::Reader& reader, Seen const& seen,
                         Sent const& sent, basics::Problems const& problems,
                         bool is_overtaken = false) {
    auto const& visit = showing.visit;
    auto const place = "/adoptions/" + seen.adoption.id.string();
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(form_fields(showing, sent.typed, problems));
    view.set("source_field", source_field(showing, reader, seen, sent.source, problems));
    view.set_list("breadcrumbs", breadcrumbs(showing, seen.subject))
        .set("lead", showing.format("form_lead", {{"title", seen.subject.title}}))
        .set("version_value", std::to_string(sent.version))
        .set("form_url", visit.address(place + "/edit"))
        .set("back_url", visit.address(place))
        .set("other", false);
    if (is_overtaken) view.set("other", other_view(showing, seen.adoption));
    web::PageOptions options{.title = showing.text("form_title"),
                             .status = is_overtaken       ? 409
                                       : problems.empty() ? 200
                                                          : 422,
                             .unlisted = true};
    if (is_overtaken) options.notices.push_back(web::notice("warning", showing.text("overtaken")));
    return private_page(
        showing.services.pages.page(visit, "adoptions/form", std::move(view), std::move(options)));
}

Seen changed_adoption(Showing const& showing, db::Reader& reader) {
    auto seen = seen_adoption(showing, reader);
    if (!seen.may_change) throw http::Forbidden();
    return seen;
}

}

http::Response show_form(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const seen = changed_adoption(showing, reader);
    auto const source = source_of(reader, seen.adoption.id);
    return form_page(showing, reader, seen,
                     {typed_of(seen.adoption.step, seen.adoption.told),
                      source ? source->string() : std::string(), seen.adoption.version},
                     {});
}

http::Response save(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    Sent sent_now{typed_in(visit), sent(visit, "source"), version_in(visit)};
    auto const good = checked(sent_now.typed, basics::day_in_stockholm(services.now()));
    auto tx = services.database.begin();
    auto const seen = changed_adoption(showing, tx);
    auto const source = checked_source(tx, seen, sent_now.source);
    auto problems = good ? basics::Problems() : good.error();
    if (!source) problems.insert(problems.end(), source.error().begin(), source.error().end());
    if (!problems.empty()) return form_page(showing, tx, seen, sent_now, problems);
    // Sent twice is sent.
    bool const is_same = seen.adoption.step == good->step && seen.adoption.told == good->told &&
                         source_of(tx, seen.adoption.id) == *source;
    if (!is_same && seen.adoption.version != sent_now.version) {
        sent_now.version = seen.adoption.version;
        return form_page(showing, tx, seen, sent_now, {}, true);
    }
    Hand const hand{services.activity, services.now(), visit.viewer.member};
    auto const told = tell(tx, hand, seen.adoption, *good, visit.language);
    take_from(tx, hand, told, *source);
    tx.commit();
    return private_page(
        http::redirect(visit.address("/adoptions/" + seen.adoption.id.string()) + "?done=saved"));
}

http::Response send_verified(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = sent(visit, "words");
    auto const words = checked_words(typed, "words", longest_words, false, "");
    auto tx = services.database.begin();
    auto const seen = seen_adoption(showing, tx);
    if (!seen.may_verify) throw http::Forbidden();
    if (!words) return adoption_page(showing, tx, seen, typed, words.error());
    // What was looked at must be what stands there now.
    if (seen.adoption.version != version_in(visit))
        return adoption_page(showing, tx, seen, typed, {{"words", "adoptions.problem_overtaken"}});
    auto const place = "/adoptions/" + seen.adoption.id.string();
    Verified verified{.words = *words};
    auto const organisations = visit.viewer.organisations();
    for (auto const& one : organisations)
        if (!one.empty() && (verified.organisation.empty() || one == seen.subject.organisation))
            verified.organisation = one;
    verified.is_origin =
        !verified.organisation.empty() && verified.organisation == seen.subject.organisation;
    bool const is_same = seen.adoption.verified.by == visit.viewer.member &&
                         seen.adoption.verified.at.microseconds != 0 &&
                         seen.adoption.verified.words == *words;
    if (!is_same)
        verify(tx, {services.activity, services.now(), visit.viewer.member}, seen.adoption,
               std::move(verified));
    tx.commit();
    return private_page(http::redirect(visit.address(place) + "?done=verified"));
}

}
