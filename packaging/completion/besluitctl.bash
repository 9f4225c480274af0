# SPDX-License-Identifier: EUPL-1.2
# Completion for besluitctl: commands and options, and the ids of dossiers and steps as the running daemon knows them.

_besluitctl_ids() {
  # Silent and short: a daemon that does not answer offers nothing.
  command -v jq >/dev/null || return 0
  timeout 2 besluitctl "${socket[@]}" list --json 2>/dev/null </dev/null | jq -r "$@" 2>/dev/null
}

_besluitctl() {
  local commands='check plan simulate test graph schema decide eval term meeting explain status start list show
    agenda record receive correct withdraw ack snooze escalate deadline extend retarget suspend resume skip facts vote
    attendance request answer history why notices notify routes absence silence reload verify watch clock introspect
    call'
  local cur=${COMP_WORDS[COMP_CWORD]} command='' arguments=() socket=() i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${COMP_WORDS[i]} in
      --socket)
        socket=(--socket "${COMP_WORDS[i + 1]:-}")
        ((++i))
        ;;
      --lang | --set | --until | --outcome | --id | --on | --note | --reason | --within | --from | --organisation | \
        --to | --by | --state | --context | --at | --input | --decision | --term | --rule | --act | --budget-year | \
        --cases | --body | --format | --participant | --keep | --second-of | --deputy | --dossier | --step | \
        --person | \
        --channel | --count)
        ((++i))
        ;;
      -*) ;;
      *) if [[ -z $command ]]; then command=${COMP_WORDS[i]}; else arguments+=("${COMP_WORDS[i]}"); fi ;;
    esac
  done
  # `why date D STEP`, `clock advance`, `meeting move` and `deadline set` have a second word.
  if [[ $command == @(why|clock|meeting|deadline|notify|routes|absence|silence) ]] && ((${#arguments[@]})); then
    command+=" ${arguments[0]}"
    arguments=("${arguments[@]:1}")
  fi

  local words='' files=no
  if [[ ${COMP_WORDS[COMP_CWORD - 1]} == @(--socket|--organisation|--context|--cases) ]]; then
    files=yes
  elif [[ $cur == -* ]]; then
    words='--socket --json --lang --no-color --help'
    case $command in
      start) words+=' --set --id' ;;
      record) words+=' --participant --part --set --on --note' ;;
      receive) words+=' --participant --on --note' ;;
      facts) words+=' --set --note' ;;
      attendance) words+=' --of' ;;
      vote) words+=' --for --against --blank --absent --set --on' ;;
      request) words+=' --by' ;;
      answer) words+=' --reason' ;;
      'why date') words+=' --participant' ;;
      correct | withdraw) words+=' --reason' ;;
      agenda) words+=' --within --year --format' ;;
      list) words+=' --state' ;;
      notices) words+=' --id' ;;
      ack) words+=' --by' ;;
      snooze) words+=' --until' ;;
      'why none') words+=' --on' ;;
      'notify preview') words+=' --count' ;;
      'notify test') words+=' --to' ;;
      'notify drill') words+=' --to --channel --count' ;;
      'routes test') words+=' --set --count' ;;
      'absence add') words+=' --from --until --deputy --reason' ;;
      'silence add') words+=' --dossier --step --person --from --until --reason' ;;
      plan) words+=' --set --from --organisation' ;;
      check) words+=' --explore --organisation --summary' ;;
      test) words+=' --verbose' ;;
      graph) words+=' --format --organisation' ;;
      simulate) words+=' --from --until --outcome --set --organisation' ;;
      term) words+=' --from --term --backward --inclusive --no-atw --rule --act --budget-year --cases' ;;
      'meeting import') words+=' --organisation --body --yaml --keep --reason --yes' ;;
      'meeting move' | 'meeting cancel') words+=' --keep --reason --yes' ;;
      'meeting add') words+=' --second-of --keep --reason --yes' ;;
      'meeting papers') words+=' --sending --keep --reason --yes' ;;
      'deadline set' | 'deadline clear' | extend | retarget | skip) words+=' --reason' ;;
      suspend) words+=' --reason --on' ;;
      resume) words+=' --on' ;;
      reload) words+=' --preview' ;;
      decide) words+=' --input --set --decision --export-dmn' ;;
      'clock advance') words+=' --to --by' ;;
      explain) words+=' --list' ;;
      eval) words+=' --context --at' ;;
    esac
  else
    case "$command/${#arguments[@]}" in
      /0) words=$commands ;;
      why/0) words='date notice gate none' ;;
      notify/0) words='preview test drill' ;;
      routes/0) words='test' ;;
      absence/0 | silence/0) words='add list end' ;;
      clock/0) words='advance' ;;
      meeting/0) words='list move cancel add papers import' ;;
      deadline/0) words='set clear' ;;
      schema/0) words='route organisatie beslistabel scenario' ;;
      check/* | test/* | plan/0 | simulate/0 | graph/0 | decide/0 | 'meeting import/0') files=yes ;;
      start/0 | 'routes test/0') words=$(_besluitctl_routes) ;;
      show/0 | notices/0 | record/0 | receive/0 | correct/0 | withdraw/0 | ack/0 | history/0 | 'why date/0' | \
        'why gate/0' | 'deadline set/0' | 'deadline clear/0' | extend/0 | retarget/0 | suspend/0 | resume/0 | \
        skip/0 | facts/0 | vote/0 | request/0 | answer/0 | snooze/0 | escalate/0 | 'notify preview/0' | \
        'notify drill/0')
        words=$(_besluitctl_ids '.[].dossier')
        ;;
      record/1 | receive/1 | ack/1 | 'why date/1' | 'why gate/1' | 'deadline set/1' | 'deadline clear/1' | extend/1 | \
        retarget/1 | suspend/1 | resume/1 | skip/1 | vote/1 | snooze/1 | escalate/1)
        # shellcheck disable=SC2016
        words=$(_besluitctl_ids --arg d "${arguments[0]}" '.[] | select(.dossier == $d) | .steps[].id')
        ;;
      answer/2) words='granted declined' ;;
      record/2) words='done delivered adopted adopted-amended rejected deferred advised-positive advised-negative
          no-advice noted discussed consented refused sent view no-view wishes no-wishes proposed not-proposed
          appointed not-appointed ratified not-ratified endorsed not-endorsed assigned not-assigned intended
          not-intended mandated not-mandated requested not-requested joined not-joined delegated not-delegated
          elected not-elected' ;;
    esac
  fi
  if [[ $files == yes ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  fi
}

_besluitctl_routes() {
  command -v jq >/dev/null || return 0
  timeout 2 besluitctl "${socket[@]}" status --json 2>/dev/null </dev/null | jq -r '.routes[]' 2>/dev/null
}

complete -o filenames -F _besluitctl besluitctl
