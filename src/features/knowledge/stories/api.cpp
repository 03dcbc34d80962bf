// Request in, JSON out.
#include "features/knowledge/stories/api.h"

#include <algorithm>

#include "features/knowledge/reach.h"
#include "features/knowledge/stories/actions.h"
#include "features/knowledge/stories/rules.h"
#include "features/knowledge/stories/show.h"
#include "features/knowledge/stories/story_json.h"
#include "platform/basics/text.h"
#include "platform/http/conditional.h"
#include "services/web/api.h"

namespace knowledge::stories::api {

namespace {

using permissions::Permission;

std::string etag_of(std::int64_t version) { return "\"v" + std::to_string(version) + "\""; }

json::Object by_language(LanguageTexts const& titles) {
    json::Object object;
    for (auto const& [language, title] : titles)
        object.append(std::string(texts::code(language)), title);
    return object;
}

json::Object case_json(Showing const& showing, Case const& of, Story const& story,
                       std::int64_t version) {
    auto const whole = completeness(story);
    json::Array missing_keys;
    for (auto const* one : whole.missing) missing_keys.push_back(one->key);
    auto const& pages = showing.services.pages;
    auto const titles = story.texts.find("name");
    json::Object object{
        {"id", of.id.text()},
        {"address", pages.public_address() + "/sv" + path_of(of)},
        {"title", titles == story.texts.end() ? json::Object() : by_language(titles->second)},
        {"state", name(of.state)},
        {"version", version},
        {"organisation", of.organisation.text()},
        {"organisation_name", showing.organisation_name(of.organisation)},
        {"created_at", basics::iso(of.created_at)},
        {"updated_at", basics::iso(of.updated_at)},
        {"published_at",
         of.published_at ? json::Value(basics::iso(*of.published_at)) : json::Value()},
        {"ready_to_reuse", whole.missing.empty()},
        {"completeness", whole.percent},
        {"missing", std::move(missing_keys)}};
    auto const told = story_json(story);
    for (auto const& [key, value] : told.members())
        if (key != "material") object.append(key, value);
    return object;
}

/// A public case: work that goes on with it is nobody else's business.
json::Object public_json(Showing const& showing, Published const& published) {
    auto of = published.of;
    of.state = State::published;
    if (of.published_at) of.updated_at = *of.published_at;
    return case_json(showing, of, published.version.story, published.version.number);
}

http::Response reply(Showing const& showing, Case const& of, Story const& story,
                     std::int64_t version, int status = 200) {
    return web::api_reply(case_json(showing, of, story, version), status)
        .with("ETag", etag_of(version));
}

/// What a program asks to be written, gathered from the body. Members of the wrong kind are
/// problems.
class Wanted {
public:
    Wanted(json::Object const& body, std::vector<std::string_view> const& others) {
        for (auto const& [key, value] : body.members()) {
            bool const is_other = std::ranges::find(others, key) != others.end();
            if (key == "texts") take_texts(value);
            else if (!is_other) take(key, value);
        }
    }

    /// The story with what was asked for, or everything that is wrong.
    std::expected<Story, basics::Problems> onto(Story story) {
        auto problems = std::move(problems_);
        auto apply = [&](std::vector<Field const*> const& given, texts::Language language,
                         Values const& values) {
            auto next = with_values(story, given, language, values);
            if (next) story = *std::move(next);
            else problems.insert(problems.end(), next.error().begin(), next.error().end());
        };
        apply(plain_fields_, story.language, plain_);
        for (auto const& [language, texts] : texts_) apply(texts.fields, language, texts.values);
        if (!problems.empty()) return std::unexpected(std::move(problems));
        return story;
    }

private:
    struct Texts {
        std::vector<Field const*> fields;
        Values values;
    };

    void problem(std::string const& field, std::string_view text) {
        problems_.push_back({field, std::string(text), {}});
    }

    void take_texts(json::Value const& value) {
        if (!value.object()) return problem("texts", "knowledge.case_problem_kind");
        for (auto const& [key, by_language] : value.object()->members()) {
            auto const* known = field(key);
            if (!known || !known->is_text()) problem("texts." + key, "knowledge.api_unknown_field");
            else if (!by_language.object()) problem("texts." + key, "knowledge.case_problem_kind");
            else
                for (auto const& [code, text] : by_language.object()->members())
                    take_text(*known, code, text);
        }
    }

    void take_text(Field const& known, std::string const& code, json::Value const& text) {
        auto const where = "texts." + std::string(known.key) + "." + code;
        auto const language = texts::parse_language(code);
        if (!language) return problem(where, "knowledge.api_unknown_field");
        if (!text.string() && !text.is_null()) return problem(where, "knowledge.case_problem_kind");
        auto const tidy = basics::normalised(text.text());
        if (!tidy) return problem(where, "knowledge.case_problem_kind");
        auto& texts = texts_[*language];
        texts.fields.push_back(&known);
        texts.values[std::string(known.key)] = {*tidy};
    }

    void take(std::string const& key, json::Value const& value) {
        auto const* known = field(key);
        if (!known || known->is_text()) return problem(key, "knowledge.api_unknown_field");
        auto lines = lines_of(*known, value);
        if (!lines) return problem(key, "knowledge.case_problem_kind");
        plain_fields_.push_back(known);
        plain_[key] = *std::move(lines);
    }

    /// The value as the form's field would hold it; nothing when it is of another kind.
    static std::optional<std::vector<std::string>> lines_of(Field const& known,
                                                            json::Value const& value) {
        if (value.is_null()) return std::vector<std::string>();
        switch (known.kind) {
            case Kind::year:
                if (auto const* year = value.integer()) return std::vector{std::to_string(*year)};
                return std::nullopt;
            case Kind::email:
            case Kind::choice:
                if (value.string()) return std::vector{std::string(value.text())};
                return std::nullopt;
            case Kind::choices: return strings(value);
            case Kind::projects:
                if (auto const ids = strings(value)) return std::vector{joined(*ids)};
                return std::nullopt;
            case Kind::links: return links(value);
            case Kind::line:
            case Kind::text: break;
        }
        return std::nullopt;
    }

    static std::optional<std::vector<std::string>> strings(json::Value const& value) {
        if (!value.array()) return std::nullopt;
        std::vector<std::string> found;
        for (auto const& one : value.elements()) {
            if (!one.string() || one.text().contains('\n')) return std::nullopt;
            found.emplace_back(one.text());
        }
        return found;
    }

    static std::optional<std::vector<std::string>> links(json::Value const& value) {
        if (!value.array()) return std::nullopt;
        std::vector<std::string> lines;
        for (auto const& one : value.elements()) {
            auto const address = one.at("address").text();
            if (address.empty() || address.find_first_of(" \t\r\n") != address.npos)
                return std::nullopt;
            lines.push_back(std::string(address) + " " + basics::one_line(one.at("title").text()));
        }
        return std::vector{joined(lines)};
    }

    static std::string joined(std::vector<std::string> const& lines) {
        std::string text;
        for (auto const& line : lines) text += line + "\n";
        return text;
    }

    std::vector<Field const*> plain_fields_;
    Values plain_;
    std::map<texts::Language, Texts> texts_;
    basics::Problems problems_;
};

json::Object object_in(web::Visit const& visit) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    return *body.object();
}

/// What the story lacks besides: projects that do not exist, a name.
basics::Problems problems_of(db::Reader& reader, Story const& story) {
    basics::Problems problems;
    for (auto const& unknown : unknown_projects(reader, story.projects))
        problems.push_back(
            {"projects", "knowledge.case_problem_project", {{"line", unknown.string()}}});
    for (auto const* one : missing(story, Need::to_save))
        problems.push_back({"texts." + std::string(one->key), "knowledge.case_problem_name", {}});
    return problems;
}

/// By id, or a municipality's code; empty when there is none.
organisations::OrganisationId organisation_in(json::Object const& body,
                                              organisations::Directory const& directory) {
    auto const* given = body.find("organisation");
    if (!given) return {};
    auto const id = organisations::OrganisationId::parse(given->text());
    auto const* found = id ? directory.find(*id) : directory.municipality(given->text());
    return found ? found->id : organisations::OrganisationId();
}

std::string why_in(json::Object const& body) {
    auto const* why = body.find("why");
    return why ? basics::shortened(basics::normalised(why->text()).value_or(""), longest_reason)
               : std::string();
}

}

http::Response list(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"limit", "after"});
    Showing const showing(services, visit);
    auto const paging = web::api_paging(visit);
    if (!paging.after.empty() && !CaseId::parse(paging.after))
        throw http::BadRequest{"after is the key that an earlier page gave"};
    auto reader = services.database.read();
    auto found = published_by_id(reader, paging.after, paging.limit + 1);
    std::string next;
    if (found.size() > paging.limit) {
        found.pop_back();
        next = found.back().of.id.string();
    }
    json::Array items;
    for (auto const& published : found) items.push_back(public_json(showing, published));
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"version"});
    Showing const showing(services, visit);
    auto const wanted = visit.request.query.find("version");
    if (wanted && *wanted != "draft") throw http::BadRequest{"version is draft, or left out"};
    auto reader = services.database.read();
    if (wanted) {
        auto const of = case_at_work(services, reader, visit);
        return reply(showing, of, http::found(version(reader, of.id, of.version)).story,
                     of.version);
    }
    auto const published = http::found(find_published(reader, visit.id<CaseId>()));
    return web::api_reply(public_json(showing, published))
        .with("ETag", etag_of(published.version.number));
}

http::Response create(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const body = object_in(visit);
    auto const organisation = organisation_in(body, *showing.directory);
    if (organisation.empty())
        return web::api_problems(services.texts, visit,
                                 {{"organisation", "knowledge.api_organisation_unknown"}});
    auto const unit = unit_for_new(services, visit.viewer, organisation);
    auto const* code = body.find("language");
    auto const language = texts::parse_language(code ? code->text() : "sv");
    if (!language)
        return web::api_problems(services.texts, visit,
                                 {{"language", "knowledge.case_problem_kind"}});
    auto tx = services.database.begin();
    auto story = Wanted(body, {"organisation", "language", "why"}).onto({.language = *language});
    if (!story) return web::api_problems(services.texts, visit, story.error());
    if (auto const problems = problems_of(tx, *story); !problems.empty())
        return web::api_problems(services.texts, visit, problems);
    auto const of =
        stories::create(tx, hand_of(showing), organisation, *story, Way::program, why_in(body));
    give_new(services, tx, visit, organisation, {"case", of.id.string()}, unit);
    tx.commit();
    return reply(showing, of, *story, of.version, 201)
        .with("Location", "/api/v1/cases/" + of.id.string() + "?version=draft");
}

http::Response change(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const seen = http::if_match(visit.request);
    auto tx = services.database.begin();
    auto const of = case_at_work(services, tx, visit);
    json::Object const now{{"version", of.version}};
    if (!seen)
        return web::api_problem(
            428, "Say which version you change: send the ETag that you read as If-Match.", {}, now);
    if (!seen->any && !seen->has_strong(etag_of(of.version)))
        return web::api_problem(
                   412,
                   "Somebody else has saved. Read it again, then send your change with its new ETag.",
                   {}, now)
            .with("ETag", etag_of(of.version));
    if (!may_make(services, visit, of, Move::write))
        return web::api_problem(409, "The case cannot be written in where it stands.", {}, now);
    auto const body = object_in(visit);
    auto story = Wanted(body, {"why"}).onto(http::found(version(tx, of.id, of.version)).story);
    if (!story) return web::api_problems(services.texts, visit, story.error());
    if (auto const problems = problems_of(tx, *story); !problems.empty())
        return web::api_problems(services.texts, visit, problems);
    auto const saved = replace(tx, hand_of(showing), of, *story, Way::program, why_in(body));
    tx.commit();
    return reply(showing, saved, *story, saved.version);
}

}
