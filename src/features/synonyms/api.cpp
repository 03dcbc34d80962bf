// Request in, JSON out; docs/api.md says the same in words.
#include "features/synonyms/api.h"

#include <algorithm>

#include "services/web/api.h"

namespace synonyms::api {

namespace {

json::Object group_json(Group const& group) {
    return {{"id", group.id},
            {"words", words_json(group.words)},
            {"hidden", group.hidden},
            {"from_register", group.from_register},
            {"version", group.version}};
}

/// One a line, as the form has them; what is no text is a line that no rule accepts.
std::string joined(json::Value const& list) {
    std::string text;
    for (auto const& word : list.elements())
        text.append(word.string() ? word.text() : std::string_view("?")).append("\n");
    return text;
}

Typed typed(json::Value const& words, std::string_view reason) {
    Typed typed{.leads_here = joined(words.at("leads_here")), .reason = std::string(reason)};
    for (std::size_t i = 0; i < texts::languages.size(); ++i)
        typed.by_language[i] = joined(words.at(texts::code(texts::languages[i])));
    return typed;
}

/// Throws BadRequest unless the body is an object with only these members, and "words", when sent,
/// one of lists.
void check_members(json::Value const& body, std::initializer_list<std::string_view> known) {
    if (!body.object()) throw http::BadRequest{"send an object"};
    for (auto const& [name, value] : body.object()->members())
        if (std::ranges::find(known, name) == known.end())
            throw http::BadRequest{"an unknown member was sent; /api/v1/openapi.json has them all"};
    auto const& words = body.at("words");
    if (words.is_null()) return;
    if (!words.object()) throw http::BadRequest{"words is an object"};
    for (auto const& [name, value] : words.object()->members())
        if ((name != "leads_here" && !texts::parse_language(name)) || !value.array())
            throw http::BadRequest{"words has the lists sv, en, nb and leads_here"};
}

http::Response answer(std::expected<Group, Refused> const& saved, int status) {
    if (saved) return web::api_reply(group_json(*saved), status);
    if (saved.error() == Refused::full)
        return web::api_problem(409, "There are as many groups as there may be.");
    return web::api_problem(409,
                            "Somebody else has changed the group. Read it again, then send your "
                            "change with its new version.");
}

}

http::Response list(web::Services&, Keeper& keeper, web::Visit const& visit) {
    web::api_parameters(visit, {"limit", "after"});
    auto const paging = web::api_paging(visit);
    auto groups = keeper.all();
    std::erase_if(groups, [&](Group const& group) {
        return group.hidden || (!paging.after.empty() && group.id <= paging.after);
    });
    std::ranges::sort(groups, {}, &Group::id);
    bool const more = groups.size() > paging.limit;
    if (more) groups.resize(paging.limit);
    json::Array items;
    for (auto const& group : groups) items.push_back(group_json(group));
    return web::api_reply(
        web::api_page(visit, std::move(items), more ? groups.back().id : std::string()));
}

http::Response create(web::Services& services, Keeper& keeper, web::Visit const& visit) {
    auto const body = web::api_body(visit);
    check_members(body, {"words", "reason"});
    auto checked = check(typed(body.at("words"), body.at("reason").text()));
    if (!checked) return web::api_problems(services.texts, visit, checked.error());
    Group group{.id = basics::Id<struct SynonymsTag>::make().string(),
                .words = std::move(checked->words)};
    return answer(keeper.save(group, "added", checked->reason, visit.viewer.member), 201);
}

http::Response change(web::Services& services, Keeper& keeper, web::Visit const& visit) {
    auto const body = web::api_body(visit);
    check_members(body, {"words", "hidden", "reason", "version"});
    auto group = http::found(keeper.find(visit.part("id")));
    auto const* const version = body.at("version").integer();
    auto const* const hidden = body.at("hidden").truth();
    if (!version) throw http::BadRequest{"version is that of the group you have read"};
    if (!body.at("hidden").is_null() && !hidden) throw http::BadRequest{"hidden is true or false"};
    auto const sent = body.at("words").is_null() ? words_json(group.words) : body.at("words");
    auto checked = check(typed(sent, body.at("reason").text()));
    if (!checked) return web::api_problems(services.texts, visit, checked.error());
    std::string_view action = "changed";
    if (hidden && *hidden != group.hidden) action = *hidden ? "hidden" : "restored";
    group.words = std::move(checked->words);
    group.hidden = hidden ? *hidden : group.hidden;
    group.version = *version;
    return answer(keeper.save(group, action, checked->reason, visit.viewer.member), 200);
}

}
