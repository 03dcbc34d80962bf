// A dialogue is planned and changed by those who coordinate the organisation.
#include <algorithm>
#include <charconv>

#include "features/dialogues/pages.h"
#include "platform/secrets/secrets.h"
#include "services/organisations/shelf.h"

namespace dialogues {

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
            .purpose = text("purpose"),
            .agenda = text("agenda"),
            .material = text("material"),
            .place = text("place"),
            .link = text("link"),
            .about = text("about"),
            .language = text("language"),
            .rhythm = text("rhythm"),
            .secrecy = text("secrecy"),
            .moderation = text("moderation"),
            .starts_on = text("starts_on"),
            .starts_clock = text("starts_clock"),
            .ends_on = text("ends_on"),
            .ends_clock = text("ends_clock")};
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

template <class All>
View choices(Showing const& showing, basics::Problems const& problems, std::string const& field,
             All const& all, std::string const& chosen) {
    std::vector<web::Option> options;
    for (auto const one : all) {
        std::string const value(name(one));
        options.push_back({value, showing.text("choose_" + field + "_" + value), value == chosen});
    }
    return web::choices_view({.name = field,
                              .label = showing.text("label_" + field),
                              .problem = showing.problem(problems, field),
                              .type = "radio",
                              .required = true},
                             options);
}

View select_fields(Showing const& showing, Typed const& typed, basics::Problems const& problems) {
    std::vector<web::Option> organisations, languages;
    for (auto const* one : coordinated(showing))
        organisations.push_back({one->id.string(),
                                 std::string(organisations::name_in(*one, showing.visit.language)),
                                 typed.organisation == one->id.text()});
    for (auto const* code : {"sv", "nb", "en"})
        languages.push_back(
            {code, showing.text(std::string("language_") + code), typed.language == code});
    auto select = [&](std::string const& name, std::vector<web::Option> const& options) {
        return web::choices_view({.name = name,
                                  .label = showing.text("label_" + name),
                                  .problem = showing.problem(problems, name),
                                  .required = true},
                                 options);
    };
    View view;
    view.set("organisation_field", select("organisation", organisations))
        .set("language_field", select("language", languages));
    return view;
}

View form_fields(Showing const& showing, Typed const& typed, basics::Problems const& problems) {
    auto view = select_fields(showing, typed, problems);
    for (FieldOf const& of :
         {FieldOf{"title", typed.title, longest_title, true},
          FieldOf{"purpose", typed.purpose, longest_purpose, true, 5},
          FieldOf{"about", typed.about, longest_line},
          FieldOf{"agenda", typed.agenda, longest_agenda, false, 8},
          FieldOf{"material", typed.material, longest_material, false, 3},
          FieldOf{"place", typed.place, longest_line}, FieldOf{"link", typed.link, longest_line},
          FieldOf{"starts_on", typed.starts_on, 10, true, 0, true},
          FieldOf{"starts_clock", typed.starts_clock, 5, false, 0, true},
          FieldOf{"ends_on", typed.ends_on, 10, false, 0, true},
          FieldOf{"ends_clock", typed.ends_clock, 5, false, 0, true}})
        view.set(std::string(of.name) + "_field", field(showing, problems, of));
    view.set("rhythm_field", choices(showing, problems, "rhythm", rhythms, typed.rhythm))
        .set("secrecy_field", choices(showing, problems, "secrecy", secrecies, typed.secrecy))
        .set("moderation_field",
             choices(showing, problems, "moderation", moderations, typed.moderation));
    return view;
}

struct Form {
    Typed typed = {};
    basics::Problems problems = {};
    Dialogue const* dialogue = nullptr;  ///< Null: it is new.
    std::string key = {};
    std::string_view warning = {};
    int status = 200;
};

http::Response form_page(Showing const& showing, Form const& form) {
    auto const& visit = showing.visit;
    auto const* old = form.dialogue;
    auto view = web::problems_view(visit, showing.services.pages, form.problems);
    view.merge(form_fields(showing, form.typed, form.problems));
    view.set_list("breadcrumbs", breadcrumbs(showing, old))
        .set("is_new", old == nullptr)
        .set("has_organisation", !coordinated(showing).empty())
        .set("key_value", form.key)
        .set("version_value", std::to_string(old ? old->version : 0))
        .set("form_url", visit.address(old ? place_of(*old, "/edit") : "/dialogues/new"))
        .set("back_url", visit.address(old ? place_of(*old, "/desk") : "/dialogues"));
    web::PageOptions options{.title = showing.text(old ? "edit_title" : "new_title"),
                             .status = form.problems.empty() ? form.status : 422,
                             .unlisted = true};
    if (!form.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(form.warning)));
    return private_page(
        showing.services.pages.page(visit, "dialogues/form", std::move(view), std::move(options)));
}

/// The address of what it is about, as it is typed.
std::string about_address(Showing const& showing, db::Reader& reader, About const& about) {
    if (about.empty()) return {};
    auto const subject =
        web::access_to(showing.services, showing.visit, reader, about.kind, about.id);
    return subject && subject->may_see ? showing.visit.address(subject->path) : std::string();
}

/// What it is about must be there for the one who says so; what it was about before may stay.
void check_about(Showing const& showing, db::Reader& reader, Telling const& told,
                 basics::Problems& problems) {
    if (told.about.empty()) return;
    auto const subject =
        web::access_to(showing.services, showing.visit, reader, told.about.kind, told.about.id);
    if (!subject || !subject->may_see) problems.push_back({"about", "dialogues.problem_about", {}});
}

}

std::string sent(web::Visit const& visit, std::string_view field) {
    std::string text(visit.request.form.text(field));
    std::erase(text, '\r');
    return text;
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

http::Response show_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    Typed typed{.agenda = showing.text("agenda_template"),
                .about = std::string(visit.request.query.text("about").substr(0, longest_line)),
                .language = std::string(texts::code(visit.language))};
    auto const own = coordinated(showing);
    if (!own.empty()) typed.organisation = own.front()->id.string();
    return form_page(showing, {.typed = typed, .key = secrets::make()});
}

http::Response make_new(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    Form form{.typed = typed_in(visit), .key = sent(visit, "key")};
    if (form.key.size() != secrets::secret_length) form.key = secrets::make();
    auto good = checked(form.typed);
    if (!good) form.problems = good.error();
    auto const organisation = OrganisationId::parse(form.typed.organisation);
    if (!organisation || !showing.directory->find(*organisation))
        form.problems.push_back({"organisation", "dialogues.problem_choose", {}});
    else visit.must(Permission::coordinate, *organisation);
    auto tx = services.database.begin();
    if (good) check_about(showing, tx, *good, form.problems);
    if (!form.problems.empty()) return form_page(showing, form);
    if (!limits.dialogues.take(visit.viewer.member.text(), services.now())) {
        form.warning = "flood";
        form.status = 429;
        return form_page(showing, form).with("Retry-After", "3600");
    }
    auto const made = make(tx, showing.hand(), *good, form.key);
    tx.commit();
    return private_page(http::redirect(visit.address(place_of(made, "/desk?done=make"))));
}

http::Response show_edit(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const dialogue = led_dialogue(showing, reader);
    auto const about = about_address(showing, reader, dialogue.told.about);
    return form_page(showing, {.typed = typed_of(dialogue.told, about), .dialogue = &dialogue});
}

http::Response edit(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const dialogue = led_dialogue(showing, tx);
    Form form{.typed = typed_in(visit), .dialogue = &dialogue};
    // Who arranges it stays.
    form.typed.organisation = dialogue.told.organisation.string();
    auto const good = checked(form.typed);
    if (!good) form.problems = good.error();
    else if (good->about != dialogue.told.about) check_about(showing, tx, *good, form.problems);
    // What people were promised when they came holds.
    bool const has_begun = dialogue.state == State::open || dialogue.state == State::closed;
    if (good && has_begun && good->secrecy != dialogue.told.secrecy)
        form.problems.push_back({"secrecy", "dialogues.problem_secrecy_stays", {}});
    if (!form.problems.empty()) return form_page(showing, form);
    if (!(dialogue.told == *good) && dialogue.version != number_in(sent(visit, "version"))) {
        form.warning = "overtaken";
        form.status = 409;
        return form_page(showing, form);
    }
    change(tx, showing.hand(), dialogue, *good);
    tx.commit();
    return private_page(http::redirect(visit.address(place_of(dialogue, "/desk?done=change"))));
}

}
