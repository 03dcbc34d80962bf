// Files in, groups out; or a bundle in, and the same bytes out.
#include "app/commands/analyse_dialogue.h"

#include <charconv>
#include <cstdio>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "app/commands/dialogue_files.h"
#include "platform/files/mapped.h"
#include "platform/json/value.h"
#include "services/opinion_groups/bundle.h"
#include "services/opinion_groups/opinion_groups.h"
#include "services/opinion_groups/result_json.h"

namespace commands {

namespace {

namespace groups = opinion_groups;

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

/// A number as one, where it comes out as it was written; otherwise text.
json::Value called(std::string const& id) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    if (error == std::errc() && end == id.data() + id.size() && std::to_string(number) == id)
        return number;
    return id;
}

int compute_again(AnalyseDialogueOptions const& options) {
    files::Mapped const bytes(options.bundle);
    auto const made = groups::recomputed(bytes.bytes());
    if (!made) throw std::runtime_error(options.bundle + " " + made.error());
    bool const same = *made == bytes.bytes();
    if (options.json) print(*made);
    else if (same) print("the same result, byte for byte\n");
    if (!same)
        std::fprintf(stderr, "samverk: the result in %s is not what its votes give\n",
                     options.bundle.c_str());
    return same ? 0 : 1;
}

void print_lists(DialogueFiles const& files, groups::Result const& result) {
    auto const show = [&](std::size_t statement, groups::Answer answer, double share) {
        auto const& one = files.statements[statement];
        std::printf("  %-8s %3.0f %%  %s  %s\n", std::string(groups::name(answer)).c_str(),
                    100 * share, one.id.c_str(), one.text.c_str());
    };
    for (std::size_t i = 0; i < result.groups.size(); ++i) {
        std::printf("group %zu, %zu people\n", i, result.groups[i].members.size());
        for (auto const& one : result.groups[i].representative)
            show(one.statement, one.answer, one.share);
    }
    std::puts("consensus");
    for (auto const& one : result.consensus) show(one.statement, one.answer, one.weight);
}

}

int analyse_dialogue(AnalyseDialogueOptions const& options) {
    if (!options.bundle.empty()) return compute_again(options);
    if (options.votes.empty())
        throw std::runtime_error("name a file of votes, or a bundle with --bundle FILE");
    auto const files = read_dialogue(options.votes, options.comments, options.agree);
    std::fprintf(stderr, "samverk: agreeing is %d: %s\n", files.agree, files.agree_by.c_str());
    std::vector<groups::StatementState> states;
    for (auto const& one : files.statements) states.push_back(one.state);
    auto const method = options.polis ? groups::Method::polis : groups::Method::ours;
    auto const result =
        groups::analyse(files.participants.size(), states, files.votes, {.method = method});
    if (!result) throw std::runtime_error(options.votes + " cannot be computed");
    if (!options.json) {
        std::printf("%s\n", std::string(groups::name(result->finding)).c_str());
        print_lists(files, *result);
        return 0;
    }
    auto told = groups::as_json(
        *result, {[&](std::size_t person) { return called(files.participants[person]); },
                  [&](std::size_t statement) { return called(files.statements[statement].id); }});
    told.append("agree", files.agree);
    told.append("version", groups::version);
    print(json::write(told) + "\n");
    return 0;
}

}
