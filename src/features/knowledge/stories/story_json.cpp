// Reading and writing stand side by side, so that they cannot drift apart.
#include "features/knowledge/stories/story_json.h"

#include <algorithm>

#include "features/knowledge/stories/fields.h"

namespace knowledge::stories {

namespace {

json::Object written(LanguageTexts const& texts) {
    json::Object object;
    for (auto const& [language, text] : texts)
        object.append(std::string(texts::code(language)), text);
    return object;
}

json::Object written_texts(Story const& story) {
    json::Object object;
    for (auto const& one : fields())
        if (auto const found = story.texts.find(one.key);
            one.is_text() && found != story.texts.end())
            object.append(std::string(one.key), written(found->second));
    return object;
}

json::Array written_links(std::vector<Link> const& links) {
    json::Array array;
    for (auto const& link : links) {
        json::Object object{{"address", link.address}};
        if (!link.title.empty()) object.append("title", link.title);
        array.push_back(std::move(object));
    }
    return array;
}

json::Array written_projects(std::vector<ProjectId> const& projects) {
    json::Array array;
    for (auto const& project : projects) array.push_back(project.text());
    return array;
}

LanguageTexts read_texts(json::Value const& value) {
    LanguageTexts found;
    for (auto language : texts::languages)
        if (auto const text = value.at(texts::code(language)).text(); !text.empty())
            found.emplace(language, text);
    return found;
}

/// The codes that the field offers; one alone may stand without a list.
std::vector<std::string> read_choices(json::Value const& value, Field const& field) {
    std::vector<std::string> codes;
    auto take = [&](json::Value const& one) {
        bool const is_offered = std::ranges::find(field.options, one.text()) != field.options.end();
        if (is_offered) codes.emplace_back(one.text());
    };
    if (value.string()) take(value);
    for (auto const& one : value.elements()) take(one);
    return codes;
}

}

json::Object story_json(Story const& story) {
    json::Object object{{"language", texts::code(story.language)}, {"texts", written_texts(story)}};
    for (auto const& one : fields()) {
        auto const found = story.choices.find(one.key);
        if (found == story.choices.end()) continue;
        if (one.kind == Kind::choice) object.append(std::string(one.key), found->second.front());
        else
            object.append(std::string(one.key),
                          json::Array(found->second.begin(), found->second.end()));
    }
    if (story.year) object.append("year", *story.year);
    if (!story.contact.empty()) object.append("contact", story.contact);
    if (!story.projects.empty()) object.append("projects", written_projects(story.projects));
    if (!story.links.empty()) object.append("links", written_links(story.links));
    if (!story.material.empty()) object.append("material", story.material);
    return object;
}

Story story_of(json::Value const& value) {
    Story story{
        .language =
            texts::parse_language(value.at("language").text()).value_or(texts::Language::sv)};
    for (auto const& one : fields()) {
        if (one.is_text()) {
            if (auto found = read_texts(value.at("texts").at(one.key)); !found.empty())
                story.texts.emplace(one.key, std::move(found));
        } else if (!one.options.empty()) {
            if (auto codes = read_choices(value.at(one.key), one); !codes.empty())
                story.choices.emplace(one.key, std::move(codes));
        }
    }
    if (auto const* year = value.at("year").integer()) story.year = static_cast<int>(*year);
    story.contact = value.at("contact").text();
    for (auto const& project : value.at("projects").elements())
        if (auto const id = ProjectId::parse(project.text())) story.projects.push_back(*id);
    for (auto const& link : value.at("links").elements())
        story.links.push_back(
            {std::string(link.at("address").text()), std::string(link.at("title").text())});
    story.material = value.at("material").text();
    return story;
}

}
