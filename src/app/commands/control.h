// While a server holds the data folder, commands that write go to it through a socket in the
// folder.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/commands/output.h"
#include "platform/json/value.h"

namespace commands {

/// Carries out a command that came over the socket; the exit status.
using Carry = std::function<int(std::string_view command, json::Value const& arguments,
                                Output const& output)>;

/// Listens at DIR/control.sock (only its owner may connect) until it falls. One command at a time.
class Control {
public:
    Control(std::string const& data_folder, Carry carry);
    ~Control();
    Control(Control const&) = delete;
    Control& operator=(Control const&) = delete;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Sends the command to the server that holds the folder; its exit status. Nothing when no server
/// listens.
std::optional<int> ask_server(std::string const& data_folder, std::string_view command,
                              json::Value const& arguments, Output const& output);

}
