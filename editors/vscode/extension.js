'use strict';

// Starts Segue's language server for the scripts and templates of a workspace.

const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

function activate() {
  const command = workspace.getConfiguration('segue').get('command') || 'segue';
  const server = { command, args: ['lsp'] };
  client = new LanguageClient('segue', 'Segue', server, {
    documentSelector: [
      { scheme: 'file', language: 'segue' },
      { scheme: 'file', language: 'segue-template' },
      { scheme: 'file', language: 'yaml', pattern: '**/segue.yaml' },
    ],
    synchronize: {
      fileEvents: workspace.createFileSystemWatcher('**/{*.segue,*.liquid,*.html,segue.yaml}'),
    },
  });
  return client.start();
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
