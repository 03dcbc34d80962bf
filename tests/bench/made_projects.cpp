// From a made-up project to a document, and from titles to questions.
#include "made_projects.h"

#include <random>
#include <sstream>

namespace made {

using search::Facet;
using search::Role;

search::Document document(synthetic::Project const& project) {
    search::Document made{.subject = {"project", project.id},
                          .path = "/projects/" + project.id,
                          .visible_to = {"everyone"}};
    for (auto const& text : project.texts) {
        made.texts.push_back({Role::title, text.language, text.title});
        made.texts.push_back({Role::summary, text.language, text.summary});
        made.texts.push_back({Role::body, text.language, text.body});
        made.facets[Facet::language].emplace_back(texts::code(text.language));
    }
    made.texts.push_back({Role::reference, texts::Language::sv, project.number});
    made.facets[Facet::organisation] = {project.organisation};
    made.facets[Facet::municipality] = project.municipalities;
    made.facets[Facet::county] = {project.county};
    made.facets[Facet::country] = {"se"};
    made.facets[Facet::funder] = {project.funder};
    made.facets[Facet::status] = {project.status};
    made.facets[Facet::step] = {project.step};
    made.facets[Facet::goal] = project.goals;
    made.facets[Facet::theme] = project.themes;
    for (int year = project.first_year; year <= project.last_year; ++year)
        made.facets[Facet::year].push_back(std::to_string(year));
    if (project.has_lessons) made.facets[Facet::has_lessons] = {"yes"};
    if (project.ready_to_reuse) made.facets[Facet::ready_to_reuse] = {"yes"};
    made.facets[Facet::municipality_takes_part] = {"yes"};
    made.updated = basics::Time{project.updated};
    made.start = {project.first_year, project.month, 1};
    made.amount = project.amount;
    return made;
}

std::size_t bytes_of_text(synthetic::Project const& project) {
    std::size_t sum = 0;
    for (auto const& text : project.texts)
        sum += text.title.size() + text.summary.size() + text.body.size();
    return sum;
}

void index(search::Search& search, std::size_t first, std::size_t count,
           synthetic::Projects const& projects) {
    constexpr std::size_t batch = 10'000;
    auto change = search.change();
    for (std::size_t i = 0; i < count; ++i) {
        change.put(document(projects.make(first + i)));
        if ((i + 1) % batch == 0) change.commit();
    }
    change.commit();
}

std::vector<std::string> telling_words(std::string const& title) {
    std::vector<std::string> words;
    std::istringstream stream(title);
    for (std::string word; stream >> word;)
        if (word.size() > 4)
            words.push_back(word.ends_with('.') ? word.substr(0, word.size() - 1) : word);
    return words;
}

std::vector<Workload> workloads(synthetic::Projects const& projects, std::size_t count,
                                std::size_t questions) {
    std::vector<Workload> all = {
        {"one word", {}},           {"two words", {}}, {"three words", {}},       {"phrase", {}},
        {"one word, filtered", {}}, {"no words", {}},  {"no words, filtered", {}}};
    std::mt19937_64 random(7);
    while (all[2].questions.size() < questions) {
        auto const project = projects.make(random() % count);
        auto const words = telling_words(project.texts[0].title);
        if (words.size() < 3) continue;
        all[0].questions.push_back({words[0], {}});
        all[1].questions.push_back({words[0] + " " + words[1], {}});
        all[2].questions.push_back({words[0] + " " + words[1] + " " + words[2], {}});
        auto const& title = project.texts[0].title;
        all[3].questions.push_back(
            {"\"" + title.substr(0, title.find(' ', title.find(' ') + 1)) + "\"", {}});
        std::map<Facet, std::vector<std::string>> const chosen = {
            {Facet::municipality, project.municipalities}, {Facet::status, {project.status}}};
        all[4].questions.push_back({words[0], chosen});
        all[6].questions.push_back({"", chosen});
    }
    all[5].questions.resize(50);
    return all;
}

}
