// SPDX-License-Identifier: EUPL-1.2
// besluitd: only translates flags into options.
#include "engine/app/daemon.hpp"
#include "engine/app/exit_codes.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

namespace {

using namespace besluit::engine;

int translate(int argc, char** argv) {
  CLI::App app{"besluitd bewaakt besluitroutes en hun termijnen. Zie besluitd(8)."};
  DaemonOptions options;
  app.add_option("--config", options.config_path, std::string{"instellingen (standaard "} + default_config_path + ")");
  app.add_option("--routes", options.overrides.routes, "map met de organisatie en de routes");
  app.add_option("--state", options.overrides.state, "map van de database");
  app.add_option("--socket", options.overrides.socket, "pad van de besturingssocket");
  app.add_option("--clock", options.clock, "system, of virtual[:MOMENT]");
  app.add_flag("--check", options.check_only, "lees alles en stop: 0 als het klopt");
  app.set_version_flag("--version", std::string{"besluitd "} + BESLUIT_VERSION);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_code::done : exit_code::usage;
  }
  return run_daemon(options);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return translate(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "besluitd: interne fout, meld dit: " << error.what() << '\n';
    return exit_code::internal;
  }
}
