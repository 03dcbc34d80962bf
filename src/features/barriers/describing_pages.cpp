// A steward describes a barrier: what kind it is, at which level it bites and who can change it,
// and why it is so.
#include <charconv>
#include <utility>

#include "features/barriers/pages.h"

namespace barriers {

namespace {

using web::View;

TypedDescription typed_in(web::Visit const& visit) {
    auto text = [&](std::string_view name) { return sent(visit, name); };
    TypedDescription typed{.of = text("class"),
                           .why_class = text("why_class"),
                           .category = text("category"),
                           .bites = text("bites"),
                           .changes = text("changes"),
                           .control = text("control"),
                           .frequency = text("frequency"),
                           .severity = text("severity"),
                           .legal = text("legal"),
                           .sectors = text("sectors"),
                           .inaction = text("inaction"),
                           .equality = text("equality"),
                           .visibility = text("visibility")};
    for (auto const why : visit.request.form.all("why")) typed.whys.emplace_back(why);
    return typed;
}

std::int64_t version_in(web::Visit const& visit) {
    std::int64_t version = 0;
    auto const sent = visit.request.form.text("version");
    std::from_chars(sent.data(), sent.data() + sent.size(), version);
    return version;
}

/// A list to choose from, its texts GROUP_VALUE.
template <class Names>
View select(Showing const& showing, basics::Problems const& problems, std::string const& name,
            std::string const& group, Names const& names, std::string const& chosen) {
    std::vector<web::Option> options;
    for (auto const value : names)
        options.push_back({std::string(value), showing.word(group, value), chosen == value});
    return web::choices_view({.name = name,
                              .label = showing.text("label_" + name),
                              .problem = showing.problem(problems, name)},
                             options);
}

View category_field(Showing const& showing, basics::Problems const& problems,
                    std::string const& chosen) {
    std::vector<web::Option> options{{"", showing.text("category_unsaid"), chosen.empty()}};
    auto const language = showing.visit.language;
    for (auto const& one : showing.parts.taxonomy.all()) {
        auto const example = std::string(registers::name_in(one.examples, language));
        options.push_back(
            {one.code, showing.category(one.code) + (example.empty() ? "" : " (" + example + ")"),
             chosen == one.code});
    }
    return web::choices_view({.name = "category",
                              .label = showing.text("label_category"),
                              .hint = showing.text("hint_category"),
                              .problem = showing.problem(problems, "category")},
                             options);
}

View severity_field(Showing const& showing, basics::Problems const& problems,
                    std::string const& chosen) {
    std::vector<web::Option> options{{"", showing.text("severity_unsaid"), chosen.empty()}};
    for (int i = 1; i <= worst; ++i) {
        auto const value = std::to_string(i);
        options.push_back({value, showing.word("severity", value), chosen == value});
    }
    return web::choices_view({.name = "severity",
                              .label = showing.text("label_severity"),
                              .problem = showing.problem(problems, "severity")},
                             options);
}

/// Five questions, each "why" of the answer before.
std::vector<View> why_fields(Showing const& showing, basics::Problems const& problems,
                             std::vector<std::string> const& whys) {
    std::vector<View> views;
    for (std::size_t i = 0; i < most_whys; ++i) {
        auto view =
            web::field_view({.name = "why",
                             .label = showing.format("label_why", {{"number", i + 1}}),
                             .value = i < whys.size() ? whys[i] : std::string(),
                             .hint = i == 0 ? showing.text("hint_why") : std::string(),
                             .problem = i == 0 ? showing.problem(problems, "why") : std::string(),
                             .autocomplete = "off",
                             .max_length = static_cast<int>(longest_line)});
        if (i > 0) view.set("id", "why-" + std::to_string(i + 1));
        views.push_back(View().set("why_field", std::move(view)));
    }
    return views;
}

View form_fields(Showing const& showing, Barrier const& barrier, TypedDescription const& typed,
                 basics::Problems const& problems) {
    View view;
    view.set("class_field", choices(showing, problems, "class", "class",
                                    {class_names.begin(), class_names.end()}, typed.of))
        .set("asks_why", barrier.described.of != Class::unsorted)
        .set("why_class_field",
             field(showing, problems, {"why_class", typed.why_class, longest_cost, false, 2}))
        .set("category_field", category_field(showing, problems, typed.category))
        .set("bites_field", select(showing, problems, "bites", "level", level_names, typed.bites))
        .set("changes_field",
             select(showing, problems, "changes", "level", level_names, typed.changes))
        .set("control_field",
             select(showing, problems, "control", "control", control_names, typed.control))
        .set("frequency_field",
             select(showing, problems, "frequency", "frequency", frequency_names, typed.frequency))
        .set("severity_field", severity_field(showing, problems, typed.severity))
        .set("why_fields", why_fields(showing, problems, typed.whys))
        .set("visibility_field",
             choices(showing, problems, "visibility", "visibility",
                     {visibility_names.begin(), visibility_names.end()}, typed.visibility));
    for (FieldOf const& of : {FieldOf{"legal", typed.legal, 3200, false, 3},
                              FieldOf{"sectors", typed.sectors, 3200, false, 2},
                              FieldOf{"inaction", typed.inaction, longest_cost, false, 3},
                              FieldOf{"equality", typed.equality, longest_cost, false, 3}})
        view.set(of.name + "_field", field(showing, problems, of));
    return view;
}

/// What somebody else saved meanwhile, beside what was typed: theirs[] {their_name their_text}.
std::vector<View> their_views(Showing const& showing, Barrier const& barrier) {
    auto const typed = typed_of(barrier);
    std::string whys;
    for (auto const& one : typed.whys) whys += (whys.empty() ? "" : " → ") + one;
    std::vector<View> views;
    auto add = [&](std::string const& label, std::string const& text) {
        if (!text.empty())
            views.push_back(View().set("their_name", showing.text(label)).set("their_text", text));
    };
    auto const& d = barrier.described;
    add("label_class", showing.word("class", name(d.of)));
    add("label_category", d.category.empty() ? "" : showing.category(d.category));
    add("label_bites", showing.word("level", typed.bites));
    add("label_changes", showing.word("level", typed.changes));
    add("label_control", showing.word("control", typed.control));
    add("label_severity", typed.severity);
    add("label_frequency", showing.word("frequency", typed.frequency));
    add("causes_title", whys);
    add("label_legal", typed.legal);
    add("label_sectors", typed.sectors);
    add("label_inaction", typed.inaction);
    add("label_equality", typed.equality);
    add("label_visibility", showing.word("visibility", typed.visibility));
    return views;
}

struct Form {
    TypedDescription typed = {};
    basics::Problems problems = {};
    bool is_overtaken = false;
};

http::Response form_page(Showing const& showing, Barrier const& barrier, Form const& form) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, form.problems);
    view.merge(form_fields(showing, barrier, form.typed, form.problems));
    view.set("breadcrumbs", breadcrumbs(showing, &barrier))
        .set("version_value", std::to_string(barrier.version))
        .set("words_language", texts::code(barrier.told.language))
        .set("stopped", paragraphs(barrier.told.stopped))
        .set_list("theirs", form.is_overtaken ? their_views(showing, barrier) : std::vector<View>())
        .set("form_url", visit.address("/barriers/" + barrier.id.string() + "/describe"))
        .set("back_url", visit.address(path_of(barrier)));
    web::PageOptions options{
        .title = showing.format("describe_title", {{"title", barrier.told.title}}),
        .status = form.is_overtaken       ? 409
                  : form.problems.empty() ? 200
                                          : 422,
        .unlisted = true};
    if (form.is_overtaken)
        options.notices.push_back(web::notice("warning", showing.text("overtaken")));
    return private_page(showing.services.pages.page(visit, "barriers/describe", std::move(view),
                                                    std::move(options)));
}

}

http::Response show_describe(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const barrier = tended_barrier(showing, reader);
    return form_page(showing, barrier, {.typed = typed_of(barrier)});
}

http::Response save_description(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto tx = parts.services.database.begin();
    auto const barrier = tended_barrier(showing, tx);
    Form form{.typed = typed_in(visit)};
    // Who may see it stays as it is unless it is said.
    if (form.typed.visibility.empty()) form.typed.visibility = name(barrier.told.visibility);
    auto const good = checked(form.typed, parts.taxonomy, barrier.described.of);
    if (!good) form.problems = good.error();
    else if (!may_be_seen_by(good->visibility, barrier, told_in(tx, barrier.id)))
        form.problems = {{"visibility", "barriers.problem_merge_seen", {}}};
    if (!form.problems.empty()) return form_page(showing, barrier, form);
    bool const is_same =
        barrier.described == good->description && barrier.told.visibility == good->visibility;
    if (!is_same && barrier.version != version_in(visit)) {
        form.is_overtaken = true;
        return form_page(showing, barrier, form);
    }
    describe(tx, showing.hand(), barrier, *good);
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(barrier) + "?done=described")));
}

}
