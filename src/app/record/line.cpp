// Writing lines for syslog.
#include "app/record/line.h"

#include "platform/json/value.h"

namespace record {

std::string json_line(activity::Chained const& chained) {
    auto const& entry = chained.entry;
    json::Object line{{"sequence", entry.sequence},
                      {"at", basics::iso(entry.at)},
                      {"actor", entry.actor.text()},
                      {"action", entry.action},
                      {"kind", entry.subject.kind},
                      {"id", entry.subject.id},
                      {"organisation", entry.organisation.text()},
                      {"chain", chained.chain}};
    auto whole = line;
    whole.set("details", entry.details);
    auto text = json::write(whole);
    if (text.size() <= longest_line) return text;
    line.set("details_left_out", true);
    return json::write(line);
}

std::string syslog_message(std::string const& line, long process) {
    return "<110>samverk[" + std::to_string(process) + "]: " + line;
}

}
