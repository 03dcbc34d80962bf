// What the answers amount to: medians and spreads, never a mean that hides them.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "features/ideas/weighing/rules.h"

namespace ideas::weighing {

namespace {

std::optional<double> sum_of(Weighing const& weighing, Row const& row,
                             std::vector<double> const& weights) {
    double sum = 0, all = 0;
    for (std::size_t number = 0; number < weighing.criteria.size(); ++number) {
        auto const& spread = row.spreads[number];
        if (spread.answers == 0) continue;
        double const value = weighing.criteria[number].low_is_good
                                 ? static_cast<double>(lowest + highest) - spread.median
                                 : spread.median;
        sum += weights[number] * value;
        all += weights[number];
    }
    return all > 0 ? std::optional(sum / all) : std::nullopt;
}

/// Sums that differ by the arithmetic alone are the same.
std::int64_t coarse(std::optional<double> const& sum) {
    return sum ? std::llround(*sum * 1e6) : -1;
}

std::vector<double> weights_of(Weighing const& weighing) {
    std::vector<double> weights;
    for (auto const& one : weighing.criteria) weights.push_back(static_cast<double>(one.weight));
    return weights;
}

std::vector<std::size_t> places(std::size_t count) {
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

}

Spread spread_of(std::vector<std::int64_t> scores) {
    Spread spread;
    spread.cannot = std::erase(scores, cannot_judge);
    spread.answers = static_cast<std::int64_t>(scores.size());
    if (scores.empty()) return spread;
    std::ranges::sort(scores);
    spread.least = scores.front();
    spread.most = scores.back();
    auto const middle = scores.size() / 2;
    spread.median = scores.size() % 2 == 1
                        ? static_cast<double>(scores[middle])
                        : static_cast<double>(scores[middle - 1] + scores[middle]) / 2;
    return spread;
}

std::vector<Row> rows_of(Weighing const& weighing, std::vector<Judgements> const& all) {
    std::vector<Row> rows;
    auto const weights = weights_of(weighing);
    for (auto const& need : weighing.subjects) {
        Row row{.need = need};
        for (std::size_t number = 0; number < weighing.criteria.size(); ++number) {
            std::vector<std::int64_t> scores;
            for (auto const& one : all)
                if (auto const found = one.find(need);
                    found != one.end() && number < found->second.scores.size())
                    scores.push_back(found->second.scores[number]);
            auto const spread = spread_of(std::move(scores));
            row.widest = std::max(row.widest, spread.most - spread.least);
            row.disagreement += spread.most - spread.least;
            row.counted += spread.answers > 0 ? 1 : 0;
            row.spreads.push_back(spread);
        }
        for (auto const& one : all)
            if (auto const found = one.find(need);
                found != one.end() && !found->second.words.empty())
                row.words.push_back(found->second.words);
        std::ranges::sort(row.words);
        row.sum = sum_of(weighing, row, weights);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Row> shown_to_all(Weighing const& weighing, std::vector<Row> rows) {
    for (auto& row : rows) {
        row.widest = row.disagreement = 0;
        row.counted = 0;
        row.words.clear();
        for (auto& spread : row.spreads) {
            if (spread.answers < static_cast<std::int64_t>(least_shown_to_all))
                spread = {.is_too_few = spread.answers > 0};
            row.widest = std::max(row.widest, spread.most - spread.least);
            row.disagreement += spread.most - spread.least;
            row.counted += spread.answers > 0 ? 1 : 0;
        }
        row.sum = sum_of(weighing, row, weights_of(weighing));
    }
    return rows;
}

bool weighs_more(Row const& one, Row const& other) { return coarse(one.sum) > coarse(other.sum); }

std::vector<std::size_t> by_sum(std::vector<Row> const& rows) {
    auto order = places(rows.size());
    std::ranges::stable_sort(order, [&](std::size_t one, std::size_t other) {
        return weighs_more(rows[one], rows[other]);
    });
    return order;
}

std::vector<std::size_t> by_disagreement(std::vector<Row> const& rows) {
    auto order = places(rows.size());
    std::ranges::stable_sort(order, [&](std::size_t one, std::size_t other) {
        return std::pair(rows[one].widest, rows[one].disagreement) >
               std::pair(rows[other].widest, rows[other].disagreement);
    });
    return order;
}

std::vector<Turn> turns_of(Weighing const& weighing, std::vector<Row> const& rows) {
    std::vector<Turn> turns;
    auto const order = by_sum(rows);
    auto const usual = weights_of(weighing);
    for (std::size_t criterion = 0; criterion < usual.size(); ++criterion)
        for (bool const is_doubled : {true, false}) {
            auto weights = usual;
            weights[criterion] *= is_doubled ? 2 : 0.5;
            for (std::size_t i = 0; i < order.size(); ++i)
                for (std::size_t j = i + 1; j < order.size(); ++j) {
                    auto const &above = rows[order[i]], &below = rows[order[j]];
                    if (!below.sum || coarse(above.sum) == coarse(below.sum)) continue;
                    if (coarse(sum_of(weighing, above, weights)) <
                        coarse(sum_of(weighing, below, weights)))
                        turns.push_back({criterion, is_doubled, order[j], order[i]});
                }
        }
    return turns;
}

}
