// The form of a provider, field by field.
#include "app/identity/pages.h"

#include <initializer_list>

#include "services/identities/provider.h"

namespace identity {

namespace {

using web::View;

/// One field: how it looks is the same for all.
struct Line {
    std::string name;
    std::string value = {};
    bool required = true;
    int max_length = 0;
    int rows = 0;
    char const* type = "text";
};

struct FormFields {
    web::Services& services;
    web::Visit const& visit;
    basics::Problems const& problems;
    bool has_secret = false, is_national = false;

    View view(Line const& line) const {
        bool const is_secret = line.name == "secret_password";
        auto const hint = is_secret && has_secret                     ? std::string("secret_kept")
                          : line.name == "group_roles" && is_national ? "group_roles_national"
                                                                      : line.name;
        return web::field_view({.name = line.name,
                                .label = text(services, visit, "field_" + line.name),
                                .value = line.value,
                                .hint = text(services, visit, "hint_" + hint),
                                .problem = web::problem_text(visit, services.pages, problems,
                                                             is_secret ? "secret" : line.name),
                                .type = line.type,
                                .autocomplete = "off",
                                .max_length = line.max_length,
                                .required = line.required,
                                .rows = line.rows});
    }

    /// One of several, each with a text NAME_VALUE.
    View choice(std::string const& name, std::initializer_list<std::string_view> values,
                std::string_view chosen) const {
        std::vector<web::Option> options;
        for (auto const value : values) {
            std::string const one(value);
            options.push_back({one, text(services, visit, name + "_" + one), chosen == one});
        }
        return web::choices_view(
            {.name = name,
             .label = text(services, visit, "field_" + name),
             .hint = text(services, visit, "hint_" + name),
             .problem = web::problem_text(visit, services.pages, problems, name),
             .type = "radio",
             .required = true},
            options);
    }
    View proof(std::string_view chosen) const { return choice("proof", {"secret", "key"}, chosen); }
    View admits(std::string_view chosen) const {
        return choice("admits", {"invited", "domains", "everybody"}, chosen);
    }
};

}

identities::Draft draft_of(http::Fields const& form) {
    auto text = [&](std::string_view name) { return std::string(form.text(name)); };
    return {.issuer = text("issuer"),
            .client_id = text("client_id"),
            .secret = text("secret_password"),
            .names = {text("name_sv"), text("name_en"), text("name_nb")},
            .scope = text("scope"),
            .levels = text("levels"),
            .groups_claim = text("groups_claim"),
            .group_roles = text("group_roles"),
            .admits = text("admits"),
            .domains = text("domains"),
            .proof = form.has("proof") ? text("proof") : "secret"};
}

View form_view(web::Services& services, web::Visit const& visit, identities::Draft const& draft,
               basics::Problems const& problems, bool has_secret, bool is_national) {
    FormFields const fields{services, visit, problems, has_secret, is_national};
    auto view = web::problems_view(visit, services.pages, problems);
    std::vector<View> names;
    for (std::size_t i = 0; i < draft.names.size(); ++i)
        names.push_back(
            fields.view({.name = "name_" + std::string(texts::code(texts::languages[i])),
                         .value = draft.names[i]}));
    view.set("names_fields", std::move(names))
        .set("admits_field", fields.admits(draft.admits))
        .set("proof_field", fields.proof(draft.proof));
    auto const add = [&](char const* key, Line const& line) { view.set(key, fields.view(line)); };
    auto const optional = [&](std::string const& name, std::string const& value, int rows) {
        view.set(name + "_field",
                 fields.view({.name = name, .value = value, .required = false, .rows = rows}));
    };
    add("issuer_field",
        {.name = "issuer", .value = draft.issuer, .max_length = 500, .type = "url"});
    add("client_id_field", {.name = "client_id", .value = draft.client_id, .max_length = 255});
    // Never filled in: a stored secret is shown to nobody.
    add("secret_field",
        {.name = "secret_password", .required = false, .max_length = 500, .type = "password"});
    add("scope_field", {.name = "scope", .value = draft.scope, .max_length = 300});
    optional("levels", draft.levels, 4);
    optional("domains", draft.domains, 3);
    optional("groups_claim", draft.groups_claim, 1);
    optional("group_roles", draft.group_roles, 4);
    return view;
}

}
