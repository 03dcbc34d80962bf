// How the program and its choosing process talk: whole numbers in lines of text.
#include "platform/confined/process.h"
#include "platform/confined/confinement.h"
#include "platform/selection/needless.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace selection {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_told = 64 * 1024 * 1024;
constexpr std::size_t most_asked = 256 * 1024 * 1024;

template <class Number>
void put(std::string& text, Number number) {
    text += std::to_string(number);
    text += ' ';
}

void put(std::string& text, Problem const& problem) {
    put(text, problem.percent);
    put(text, problem.costs.size());
    for (auto const cost : problem.costs) put(text, cost);
    put(text, problem.gains.size());
    for (auto const& gain : problem.gains) {
        put(text, gain.weight);
        put(text, gain.needs.size());
        for (auto const thing : gain.needs) put(text, thing);
    }
}

/// Numbers one after the other; 0 for what is not there or no number, and then it is broken.
class Numbers {
public:
    explicit Numbers(std::string_view text) : rest_(text) {}

    template <class Number>
    Number next() {
        Number number = 0;
        auto const [end, error] =
            std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
        auto const used = static_cast<std::size_t>(end - rest_.data());
        if (error != std::errc() || used == rest_.size() || rest_[used] != ' ') {
            broken_ = true;
            rest_ = {};
            return 0;
        }
        rest_.remove_prefix(used + 1);
        return number;
    }
    /// How many follow: no more than there is text for.
    std::size_t count() { return std::min(next<std::size_t>(), rest_.size()); }
    bool is_whole() const { return rest_.empty() && !broken_; }
    bool is_broken() const { return broken_; }

private:
    std::string_view rest_;
    bool broken_ = false;
};

Problem problem_in(Numbers& numbers) {
    Problem problem{.percent = numbers.next<int>()};
    problem.costs.resize(numbers.count());
    for (auto& cost : problem.costs) cost = numbers.next<std::int64_t>();
    problem.gains.resize(numbers.count());
    for (auto& gain : problem.gains) {
        gain.weight = numbers.next<std::int64_t>();
        gain.needs.resize(numbers.count());
        for (auto& thing : gain.needs) thing = numbers.next<std::uint32_t>();
    }
    return problem;
}

std::string line(std::size_t problem, Answer const& answer) {
    std::string text;
    put(text, problem);
    put(text, answer.ending == Ending::proven ? 1 : 0);
    put(text, answer.bound);
    put(text, answer.best.things.size());
    for (auto const thing : answer.best.things) put(text, thing);
    return text + '\n';
}

/// What a line says about one of the problems, as far as it holds.
void take(std::string_view line, std::vector<Problem> const& problems,
          std::vector<std::optional<Answer>>& answers) {
    Numbers numbers(line);
    auto const place = numbers.next<std::size_t>();
    auto const is_proven = numbers.next<int>() == 1;
    auto const bound = numbers.next<std::int64_t>();
    std::vector<std::uint32_t> things(numbers.count());
    for (auto& thing : things) thing = numbers.next<std::uint32_t>();
    if (!numbers.is_whole() || place >= problems.size()) return;
    auto const& problem = problems[place];
    if (std::ranges::any_of(things, [&](auto thing) { return thing >= problem.costs.size(); }))
        return;
    auto best = measured(problem, std::move(things));
    if (best.won < weight_to_win(problem)) return;
    auto const least = std::clamp<std::int64_t>(bound, 0, best.cost);
    answers[place] = Answer{.best = std::move(best),
                            .bound = least,
                            .ending = is_proven ? Ending::proven : Ending::bounded};
}

class Telling : public Listener {
public:
    Telling(int out, std::size_t problem) : out_(out), problem_(problem) {}
    void hear(Answer const& answer) override {
        confined::write_whole(out_, line(problem_, answer));
    }

private:
    int out_;
    std::size_t problem_;
};

/// Half of what is left, all of it for the last.
std::chrono::milliseconds part_of(std::chrono::milliseconds left, bool is_last) {
    return std::max(is_last ? left : left / 2, 0ms);
}

Answer without_solver(Problem const& problem) {
    Answer answer{.best = made_of(problem, greedy(problem))};
    if (answer.best.cost == 0) answer.ending = Ending::proven;
    return answer;
}

/// What the process said, and how it ended; nothing when it could not even begin.
confined::Told ask(std::vector<Problem> const& problems, Solver const& solver) {
    std::string asked;
    put(asked, solver.search.count());
    put(asked, problems.size());
    for (auto const& problem : problems) put(asked, problem);
    try {
        // A node of the search is never interrupted: there is room for one, and for a busy machine.
        auto const time = std::chrono::ceil<std::chrono::seconds>(solver.search) * 2 + 10s;
        return confined::run({.command = solver.command, .time = time}, asked, most_told);
    } catch (std::system_error const&) { return {}; }
}

}

std::vector<Answer> choose(std::vector<Problem> const& problems, Solver const& solver) {
    if (!std::ranges::all_of(problems, is_sound))
        throw std::invalid_argument("no sound problem to choose in");
    auto const told = ask(problems, solver);
    std::vector<std::optional<Answer>> heard(problems.size());
    for (std::string_view rest = told.bytes;;) {
        auto const end = rest.find('\n');
        if (end == rest.npos) break;  // What it was saying when it was stopped does not count.
        take(rest.substr(0, end), problems, heard);
        rest.remove_prefix(end + 1);
    }
    bool const finished = told.ending == confined::Ending::finished;
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < problems.size(); ++i) {
        auto answer = heard[i] ? *std::move(heard[i]) : without_solver(problems[i]);
        if (answer.ending == Ending::bounded && !finished) answer.ending = Ending::broken_off;
        answers.push_back(std::move(answer));
    }
    return answers;
}

int choose_main(int in, int out) {
    auto const asked = confined::read_whole(in, most_asked);
    Numbers numbers(asked);
    std::chrono::milliseconds const search(numbers.next<std::int64_t>());
    std::vector<Problem> problems(numbers.count());
    for (auto& problem : problems) problem = problem_in(numbers);
    if (!numbers.is_whole()) return 2;
    confined::confine_this_process(std::chrono::ceil<std::chrono::seconds>(search) + 10s);
    auto const end = std::chrono::steady_clock::now() + search;
    for (std::size_t i = 0; i < problems.size(); ++i) {
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        Telling telling(out, i);
        choose_here(problems[i], part_of(left, i + 1 == problems.size()), telling);
    }
    return 0;
}

}
