// Asking the index from the command line; it only reads.
#include "app/commands/ask.h"

#include <cstdio>
#include <memory>
#include <stdexcept>

#include "platform/fulltext/index.h"
#include "platform/json/value.h"
#include "services/search/search.h"

namespace commands {

namespace {

std::string joined(std::vector<search::Segment> const& segments) {
    std::string text;
    for (auto const& segment : segments) text += segment.text;
    return text;
}

std::unique_ptr<search::Search const> opened_index(std::string const& data) {
    try {
        return std::make_unique<search::Search const>(data + "/index", search::Access::read);
    } catch (fulltext::Damaged const& damaged) {
        throw std::runtime_error(std::string(damaged.what()) + "; samverk index rebuild --data " +
                                 data + " makes it anew");
    }
}

}

int ask(AskOptions const& options) {
    auto const language = texts::parse_language(options.language);
    if (!language) {
        std::fprintf(stderr, "samverk: --lang takes sv, en or nb\n");
        return 2;
    }
    auto const index = opened_index(options.data);
    search::Query query{.text = options.words,
                        .language = *language,
                        .limit = std::min(options.limit, search::most_hits)};
    if (!options.type.empty()) query.selected[search::Facet::type] = {options.type};
    json::Array hits;
    for (auto const& hit : index->find(query).hits) {
        auto const title = joined(hit.title);
        if (!options.json)
            std::printf("%.2f  %s  %s\n", hit.score, title.c_str(), hit.path.c_str());
        hits.push_back(json::Object{{"id", hit.subject.id},
                                    {"type", hit.subject.kind},
                                    {"title", title},
                                    {"url", "/" + std::string(texts::code(*language)) + hit.path},
                                    {"score", hit.score},
                                    {"snippet", joined(hit.snippet)}});
    }
    if (options.json) std::printf("%s\n", json::write(hits).c_str());
    return 0;
}

}
